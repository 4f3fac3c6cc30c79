package dev.workfloo.application.search;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.search.ExecutionFilter;
import dev.workfloo.application.port.in.search.ExecutionFilter.AnswerFilter;
import dev.workfloo.application.port.in.search.ExecutionFilter.Match;
import dev.workfloo.application.search.DescribedVersions.Description;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.execution.search.ExecutionCriteria;
import dev.workfloo.execution.search.SearchTerm;
import dev.workfloo.execution.search.SearchText;
import dev.workfloo.rule.Nfc;
import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in a store's words what a caller asks for: names of definitions become versions, and texts become terms. */
final class AskedCriteria {

    /** Each is looked up for each execution that a list comes to. */
    private static final int MOST = 200;

    private final DescribedVersions versions;

    AskedCriteria(DescribedVersions versions) {
        this.versions = versions;
    }

    Either<WorkflooProblem, ExecutionCriteria> of(Scope scope, ExecutionFilter filter) {
        boolean asksDefinitions = filter.name().isPresent() || !filter.answers().isEmpty();
        List<Description> published = asksDefinitions ? versions.of(scope.workspace()) : List.of();
        return terms(filter, published)
                .map(terms -> new ExecutionCriteria(
                        scope,
                        filter.facts(),
                        filter.created(),
                        filter.name().flatMap(part -> named(part, published)),
                        terms));
    }

    /** Nothing is asked of versions where all are called so. */
    private static Optional<Set<DefinitionVersion>> named(String part, List<Description> published) {
        String asked = folded(part);
        Set<DefinitionVersion> called = published.stream()
                .filter(version -> folded(version.name()).contains(asked))
                .map(Description::version)
                .collect(Collectors.toSet());
        return Optional.of(called).filter(it -> it.isEmpty() || it.size() < published.size());
    }

    private static String folded(String name) {
        return Nfc.of(name).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static Either<WorkflooProblem, List<Set<SearchTerm>>> terms(
            ExecutionFilter filter, List<Description> published) {
        Set<Set<SearchTerm>> terms = new LinkedHashSet<>();
        Map<String, String> wrong = new LinkedHashMap<>();
        filter.labels().forEach(label -> terms.add(Set.of(SearchTerm.label(label))));
        for (AnswerFilter asked : filter.answers()) {
            Set<FieldType> types = published.stream()
                    .flatMap(version -> version.searchable().getOrDefault(asked.field(), Set.of()).stream())
                    .collect(Collectors.toSet());
            if (types.isEmpty()) continue;
            Set<SearchTerm> any = anyOf(asked, types);
            if (any.isEmpty()) wrong.put(asked.field(), "at least " + SearchTerm.SHORTEST_PREFIX + " characters");
            terms.add(any);
            if (terms.size() > MOST) wrong.putIfAbsent(asked.field(), "at most " + MOST + " labels and searches");
        }
        return wrong.isEmpty() ? Either.right(List.copyOf(terms)) : Either.left(WorkflooProblem.searchRefused(wrong));
    }

    /** Telephone numbers are found by their digits; other fields may have the same name. */
    private static Set<SearchTerm> anyOf(AnswerFilter asked, Set<FieldType> types) {
        Set<String> texts = new LinkedHashSet<>();
        Optional<String> digits = SearchText.digits(asked.text()).filter(it -> types.contains(FieldType.PHONE));
        digits.ifPresent(texts::add);
        if (digits.isEmpty() || types.size() > 1) texts.add(asked.text());
        return texts.stream().flatMap(text -> term(asked, text).stream()).collect(Collectors.toSet());
    }

    private static Optional<SearchTerm> term(AnswerFilter asked, String text) {
        return asked.match() == Match.EQUAL
                ? Optional.of(SearchTerm.whole(asked.field(), text))
                : SearchTerm.prefix(asked.field(), text);
    }
}
