package dev.workfloo.application.callback;

import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.execution.Start.CallbackReceiver;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether clients can be told of changes where they want to be. */
public final class CallbackReceiverCheck {

    private static final Pattern URL =
            Pattern.compile("https?://[!-~&&[^/?#@]]+([/?#][!-~]*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADER_TEXT = Pattern.compile("[!-~]([ -~]*[!-~])?");
    private static final int LONGEST = 2_048;

    private final Callbacks callbacks;

    public CallbackReceiverCheck(Outside outside) {
        this.callbacks = outside.callbacks();
    }

    /** What is wrong with who is to be told of an execution, by member. */
    public Map<String, String> wrongCallback(CallbackReceiver callback) {
        return wrong(callback, "callbackUrl", "callbackXApiKey");
    }

    /** What is wrong with who is to be told of a consent code, by header. */
    public Map<String, String> wrongNipReceiver(CallbackReceiver receiver) {
        return wrong(receiver, "urlCallback", "xApiKeyCallback");
    }

    private Map<String, String> wrong(CallbackReceiver receiver, String url, String apiKey) {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (receiver.url().length() > LONGEST || !URL.matcher(receiver.url()).matches()) {
            wrong.put(url, "must be an http or https URL of at most " + LONGEST + " characters, without a user");
        } else {
            callbacks.refusal(receiver.url()).ifPresent(why -> wrong.put(url, why));
        }
        receiver.apiKey()
                .filter(key ->
                        key.length() > LONGEST || !HEADER_TEXT.matcher(key).matches())
                .ifPresent(key -> wrong.put(apiKey, "must be printable ASCII of at most " + LONGEST + " characters"));
        return wrong;
    }
}
