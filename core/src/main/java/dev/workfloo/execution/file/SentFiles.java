package dev.workfloo.execution.file;

import dev.workfloo.rule.Value;

/**
 * Files as they were sent to a DOCUMENT node, or in a correction, where answers to forms stand beside them.
 *
 * @param answers texts by the ids of what is asked for: files in base64
 */
public record SentFiles(Value.Context answers, FileIntake intake) {

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "SentFiles";
    }
}
