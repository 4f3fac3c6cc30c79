package dev.workfloo.http.fuzz;

import dev.workfloo.http.description.DescribedOperation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request as it was drawn. What it says in braces is filled in when it is sent: the id of an execution that stands at the step,
 * the code of that, and the keys.
 *
 * @param headers whole lines; those of the body's length aside
 * @param body in which the code may stand
 * @param inChunks whether nobody is told how long the body is
 */
record FuzzedRequest(
        DescribedOperation operation,
        Step step,
        boolean inSandbox,
        String method,
        String target,
        List<String> headers,
        byte[] body,
        boolean inChunks) {

    /** Where the execution's id goes, as it is. */
    static final String ID = "{id}";

    /** The same in upper case. */
    static final String UPPER_ID = "{ID}";

    /** Where the id of a link goes. */
    private static final String LINK = "{linkId}";

    /** Where the code goes that the execution's person got. */
    static final String CODE = "{code}";

    /** Whether an execution has to stand there for it. */
    boolean isOfAnExecution() {
        return target.contains(ID) || target.contains(UPPER_ID);
    }

    /** Whether it may be sent again, to be answered as it was. */
    boolean isRepeatable() {
        return operation.changes()
                && method.equals(operation.method())
                && headers.stream().anyMatch(line -> line.startsWith("Idempotency-Key:"));
    }

    /** @param keys the texts of the keys, by what stands for them */
    Sent to(Parked execution, Map<String, String> keys) {
        String code = execution.code();
        List<String> lines = new ArrayList<>();
        for (String header : headers) {
            String line = header;
            for (Map.Entry<String, String> key : keys.entrySet()) line = line.replace(key.getKey(), key.getValue());
            lines.add(line);
        }
        byte[] bytes = new String(body, StandardCharsets.ISO_8859_1)
                .replace(CODE, code)
                .getBytes(StandardCharsets.ISO_8859_1);
        String where = target.replace(ID, execution.id())
                .replace(UPPER_ID, execution.id().toUpperCase(Locale.ROOT))
                .replace(LINK, execution.link());
        return new Sent(method, where, lines, bytes, inChunks);
    }

    @Override
    public String toString() {
        return operation.name() + " at " + step + (inSandbox ? " in the sandbox: " : ": ") + method + " " + target + " "
                + headers + " " + Arrays.hashCode(body) + (inChunks ? " in chunks" : "");
    }
}
