package dev.workfloo.outbound.file;

import io.vavr.control.Either;

/** What a deployment knows and its connector file only names. */
@FunctionalInterface
public interface Secrets {

    /** The secret of this name, or in words why there is none; they repeat nothing of it. */
    Either<String, String> find(String name);
}
