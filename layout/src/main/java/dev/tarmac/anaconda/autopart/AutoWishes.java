package dev.tarmac.anaconda.autopart;

import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.Product.Scheme;
import dev.tarmac.layout.Luks;
import dev.tarmac.problem.Where;

import java.util.Optional;

/// What `autopart` is asked for; what is empty is the product's choice.
///
/// @param where the place of the command
/// @param encryption of what is not needed for booting; empty = nothing is encrypted
public record AutoWishes(
        Where where,
        Optional<Scheme> scheme,
        Optional<FormatType> fileSystem,
        boolean home,
        boolean boot,
        boolean swap,
        boolean hibernation,
        Optional<Luks> encryption) {}
