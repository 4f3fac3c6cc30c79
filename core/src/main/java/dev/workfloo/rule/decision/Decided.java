package dev.workfloo.rule.decision;

import io.vavr.control.Either;

/** What came of asking a table: a decision, or in words why there is none; and either way the trace. */
public interface Decided {

    Either<String, Decision> outcome();

    TableTrace trace();
}
