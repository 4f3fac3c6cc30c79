package dev.workfloo.definition.file;

import dev.workfloo.rule.Value;

/**
 * A file that was sent, and is what was asked for.
 *
 * @param key by which it is known in its node: the field's id, {@code id[1]} for the second file of one field, and
 *     {@code set[0].id} in a set
 */
public record SentFile(String key, FileField field, Value.Text content, FileContents contents) {

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "SentFile[" + key + "]";
    }
}
