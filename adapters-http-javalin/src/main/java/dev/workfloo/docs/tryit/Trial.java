package dev.workfloo.docs.tryit;

import dev.workfloo.docs.tryit.snippet.SnippetLanguage;
import dev.workfloo.docs.tryit.snippet.SnippetRequest;
import dev.workfloo.pages.PageRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An operation with a form that tries it.
 *
 * @param origin where the service is, as the browser sees it
 */
record Trial(DescribedOperation operation, Form form, String origin, ApiDescription api, DemoWalk walk) {

    private static final long LEAST_ROWS = 4;
    private static final long MOST_ROWS = 14;

    /**
     * What stands in the form.
     *
     * @param problems what keeps it from being sent, by field
     */
    record Form(TriedValues values, Map<String, TryItWord> problems, String token) {

        @Override
        public String toString() {
            return values.toString();
        }
    }

    /** A call that is offered where the answer tells of this. */
    record Offer(OperationHead call, String when) {}

    static String origin(PageRequest request) {
        String host = SnippetRequest.isPrintable(request.host()) ? request.host() : "localhost";
        return request.scheme() + "://" + host;
    }

    OperationHead head() {
        return operation.head();
    }

    List<DescribedParameter> required() {
        return fields(true);
    }

    List<DescribedParameter> optional() {
        return fields(false);
    }

    /** All but the environment, which is chosen for all operations together. */
    private List<DescribedParameter> fields(boolean isRequired) {
        return operation.request().parameters().stream()
                .filter(parameter -> !parameter.isSandbox())
                .filter(parameter -> parameter.value().isRequired() == isRequired)
                .toList();
    }

    /** Whether one of them has a value, and so is to be seen. */
    boolean usesOptional() {
        return optional().stream()
                .anyMatch(parameter -> !form.values().of(parameter).isEmpty());
    }

    /** How high the body is drawn. */
    long rows() {
        return Math.min(Math.max(form.values().body().lines().count() + 1, LEAST_ROWS), MOST_ROWS);
    }

    boolean isWrong() {
        return !form.problems().isEmpty();
    }

    Optional<TryItWord> problem(String field) {
        return Optional.ofNullable(form.problems().get(field));
    }

    List<SnippetLanguage> languages() {
        return Arrays.asList(SnippetLanguage.values());
    }

    /** None while something is wrong. */
    Optional<SnippetRequest> request() {
        return new TriedRequest(operation, form.values()).at(origin);
    }

    List<Offer> offers() {
        return walk.after(head().id()).stream()
                .flatMap(next -> api.find(next.operation()).map(it -> new Offer(it.head(), next.when())).stream())
                .toList();
    }

    String brings() {
        return walk.brings(head().id());
    }

    /** It holds what somebody entered. */
    @Override
    public String toString() {
        return "Trial of " + head().id();
    }
}
