/// What went wrong, where, and what to do about it. Every error that reaches a person is a
/// [Problem]. Start with [Problem]; [Problems] collects all of them before anybody is told.
package dev.tarmac.problem;
