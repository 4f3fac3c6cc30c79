package dev.workfloo.docs.tryit;

import dev.workfloo.docs.tryit.snippet.SnippetLanguage;
import dev.workfloo.pages.PostedForm;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the form of an operation holds.
 *
 * @param parameters by the names of their fields; blank is absent
 * @param body the text; blank is none
 */
record TriedValues(boolean isSandbox, Map<String, String> parameters, String body, SnippetLanguage language) {

    static final String SANDBOX = "sandbox";
    static final String BODY = "body";
    static final String LANGUAGE = "language";

    /** With which it can be sent at once: examples where something is required, and otherwise nothing. */
    static TriedValues proposed(DescribedOperation operation, DemoWalk walk) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (DescribedParameter parameter : operation.request().parameters()) {
            String example = parameter.example().orElse("");
            parameters.put(parameter.field(), parameter.value().isRequired() ? example : "");
        }
        String described =
                operation.request().body().map(DescribedBody::example).orElse("");
        String body = walk.body(operation.head().id()).orElse(described);
        return new TriedValues(true, parameters, body, SnippetLanguage.CURL);
    }

    static TriedValues posted(DescribedOperation operation, PostedForm form) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (DescribedParameter parameter : operation.request().parameters())
            parameters.put(parameter.field(), form.value(parameter.field()).orElse(""));
        return new TriedValues(
                form.value(SANDBOX).filter("true"::equals).isPresent(),
                parameters,
                form.value(BODY).orElse("").replace("\r\n", "\n"),
                language(form));
    }

    private static SnippetLanguage language(PostedForm form) {
        String chosen = form.value(LANGUAGE).orElse("");
        return Arrays.stream(SnippetLanguage.values())
                .filter(language -> language.name().equals(chosen))
                .findFirst()
                .orElse(SnippetLanguage.CURL);
    }

    String of(DescribedParameter parameter) {
        return parameters.getOrDefault(parameter.field(), "").strip();
    }

    /** It is what somebody entered. */
    @Override
    public String toString() {
        return "TriedValues of " + parameters.size() + " parameters";
    }
}
