package dev.tarmac.http;

import io.undertow.server.HttpHandler;

/// One address of the server.
///
/// @param path a template: `{mac}` is one part of it, `*` at the end all that follow
/// @param kind who reads the answer
/// @param handler may throw [HttpProblem] and what [Guard] knows
public record Route(String method, String path, Least least, Kind kind, HttpHandler handler) {

    /// Who reads the answer.
    public enum Kind {
        /// A program: without access it gets a problem in JSON.
        DATA,
        /// A person in a browser: without access he is sent to the login page, and his forms may
        /// carry the CSRF token as their field `csrf`.
        PAGE
    }

    /// An address for programs.
    public static Route data(String method, String path, Least least, HttpHandler handler) {
        return new Route(method, path, least, Kind.DATA, handler);
    }

    /// An address for browsers.
    public static Route page(String method, String path, Least least, HttpHandler handler) {
        return new Route(method, path, least, Kind.PAGE, handler);
    }

    boolean isPage() {
        return kind == Kind.PAGE;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
