package dev.workfloo.definition.file;

import dev.workfloo.rule.Value;
import io.vavr.control.Either;

/** Looks into files that were sent as text. */
@FunctionalInterface
public interface FileInspection {

    /**
     * What is in a file.
     *
     * @param most bytes; of a larger one no more has to be read
     * @return or what is wrong with the text, in words that a person can act on
     */
    Either<String, FileContents> inspect(Value.Text sent, long most);
}
