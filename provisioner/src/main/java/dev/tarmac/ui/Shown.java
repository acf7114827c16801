package dev.tarmac.ui;

/// A page with what stands around it.
public record Shown(Shell shell, Record page) {}
