package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.content.KeptContent;
import java.util.function.Function;

/** What is said of the contents of files. */
@FunctionalInterface
public interface FileValues {

    /** Nothing: where there is a list of executions, they would be too many. */
    FileValues LEFT_OUT = (body, member, file) -> {};

    /** That they are kept from whoever looks. */
    FileValues STARRED = (body, member, file) -> body.put(member, Redaction.STARS);

    /** All of them, in base64, in an answer that is sent by {@link StreamedJson}. */
    static FileValues whole(Function<DocumentReference, KeptContent> contents) {
        return (body, member, file) -> StreamedJson.put(body, member, contents.apply(file));
    }

    void put(ObjectNode body, String member, DocumentReference file);
}
