package dev.workfloo.execution.file;

import dev.workfloo.rule.Value;

/**
 * Files as they were sent to a DOCUMENT node.
 *
 * @param answers texts by the ids of what the node asks for: files in base64
 */
public record SentFiles(Value.Context answers, FileIntake intake) {

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "SentFiles";
    }
}
