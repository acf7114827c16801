package dev.tarmac.anaconda.autopart;

import dev.tarmac.anaconda.device.Encryption;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.Product.Scheme;

import java.util.Optional;

/// What `autopart` is asked for; what is empty is the product's choice.
public record AutoWishes(
        Optional<Scheme> scheme,
        Optional<FormatType> fileSystem,
        boolean home,
        boolean boot,
        boolean swap,
        boolean hibernation,
        Optional<Encryption> encryption) {}
