package dev.workfloo.application;

import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.FieldInvalid;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.ExecutionProblem.FieldsWrong;
import dev.workfloo.execution.Start.Callback;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether clients can be told of changes where they want to be. */
final class Receivers {

    private static final Pattern URL =
            Pattern.compile("https?://[!-~&&[^/?#@]]+([/?#][!-~]*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADER_TEXT = Pattern.compile("[!-~]([ -~]*[!-~])?");
    private static final int LONGEST = 2_048;

    private Receivers() {}

    static Optional<WorkflooProblem> refuseCallback(Callback callback) {
        return wrong(callback, "callbackUrl", "callbackXApiKey").map(it -> new FieldInvalid(it.field(), it.reason()));
    }

    static Optional<ExecutionProblem> refuseNipReceiver(Callback receiver) {
        return wrong(receiver, "urlCallback", "xApiKeyCallback")
                .map(it -> new FieldsWrong(Map.of(it.field(), it.reason())));
    }

    private record Wrong(String field, String reason) {}

    private static Optional<Wrong> wrong(Callback receiver, String url, String apiKey) {
        if (receiver.url().length() > LONGEST || !URL.matcher(receiver.url()).matches()) {
            return Optional.of(new Wrong(
                    url, "must be an http or https URL of at most " + LONGEST + " characters, without a user"));
        }
        return receiver.apiKey()
                .filter(key ->
                        key.length() > LONGEST || !HEADER_TEXT.matcher(key).matches())
                .map(key -> new Wrong(apiKey, "must be printable ASCII of at most " + LONGEST + " characters"));
    }
}
