/// The HTTP server: one small class per group of routes, each given the functions it calls. A
/// handler parses, calls one function and answers; every error is a problem in JSON. Addresses are
/// in [Routes], limits of requests in [HttpServer] and [Ask]; the only package that imports
/// Undertow. Start with [HttpServer].
package dev.tarmac.http;
