/// The HTTP server: one small class per group of routes, each given the functions it calls. A
/// handler parses, calls one function and answers; every error is a problem in JSON. Addresses are
/// in [Routes], each with the role that it needs; [Gate] sees to that, [Guard] to what handlers
/// throw. Limits of requests are in [HttpServer] and [Ask]. Undertow is imported here and where the
/// pages are made. Start with [HttpServer].
package dev.tarmac.http;
