/// What the server counts and times, as Prometheus reads it. Each class is told of one kind of
/// thing and owns the names of its figures; labels come from enums and route templates alone, so
/// that their number does not grow with the machines. The only package that imports Micrometer.
/// Start with [Metrics].
package dev.tarmac.metrics;
