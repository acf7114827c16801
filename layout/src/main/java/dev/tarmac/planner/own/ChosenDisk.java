package dev.tarmac.planner.own;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.layout.Disk;

/// A disk of the layout and the disk of the machine that it means.
public record ChosenDisk(Disk wanted, DiskFacts facts) {}
