package dev.workfloo.execution.search;

import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.Field.Trait;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.execution.ExecutionData;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a definition's forms declare searchable, and what was answered there. Forms may share a name of a field: of those that have an
 * answer to it, the one that was answered last counts.
 */
public final class SearchableFields {

    /** So many answers of an execution can be found, the first ones; sets have no end of their own. */
    static final int MOST_ANSWERS = 200;

    private final Map<NodeId, List<Field>> forms = new LinkedHashMap<>();
    private final PhoneTexts phones;

    private SearchableFields(WorkflooDefinition definition) {
        phones = new PhoneTexts(definition);
        definition.nodes().forEach(node -> {
            if (node instanceof FormNode form && form.form().fields().anyMatch(SearchableFields::isSearchable)) {
                forms.put(
                        form.id(),
                        form.form()
                                .fields()
                                .filter(SearchableFields::isSearchable)
                                .toList());
            }
        });
    }

    public static SearchableFields of(WorkflooDefinition definition) {
        return new SearchableFields(definition);
    }

    private static boolean isSearchable(Field field) {
        return !searchable(field).isEmpty();
    }

    /** The field itself; of a set, those of its fields that are searchable, or all of them where the set is. */
    private static List<Field> searchable(Field field) {
        if (field.group().isEmpty()) {
            return field.is(Trait.SEARCHABLE) && field.type() != FieldType.HTML ? List.of(field) : List.of();
        }
        return field.group().get().fields().stream()
                .filter(inner -> inner.type() != FieldType.HTML)
                .filter(inner -> field.is(Trait.SEARCHABLE) || inner.is(Trait.SEARCHABLE))
                .toList();
    }

    /** Names and types of the fields by which executions may be searched, those in sets among them. */
    public Map<String, Set<FieldType>> declared() {
        Map<String, Set<FieldType>> types = new LinkedHashMap<>();
        forms.values().stream()
                .flatMap(List::stream)
                .flatMap(field -> searchable(field).stream())
                .forEach(field -> types.computeIfAbsent(field.id(), name -> new LinkedHashSet<>())
                        .add(field.type()));
        return types;
    }

    /** All under which the execution can be found. */
    public Set<SearchTerm> termsOf(WorkflooExecution execution) {
        Set<SearchTerm> terms = new LinkedHashSet<>();
        ExecutionData data = execution.data();
        SearchTerm.origin(execution.start().origin().channel()).ifPresent(terms::add);
        data.labels().forEach(label -> terms.add(SearchTerm.label(label)));
        answers(data).values().stream()
                .flatMap(List::stream)
                .limit(MOST_ANSWERS)
                .flatMap(answer -> terms(answer, data))
                .forEach(terms::add);
        return terms;
    }

    /** Whether nothing of it can be a term, without looking at any answer. */
    public boolean areNoneIn(ExecutionData data) {
        return data.labels().isEmpty() && Collections.disjoint(data.values().keySet(), forms.keySet());
    }

    /**
     * Whether the order of what was answered may not be that in which it was: up to the release before, what was answered again
     * stood where the first answer had. It matters where another form that shares a name stands behind it.
     */
    public boolean mayBeOutOfOrder(WorkflooExecution execution) {
        List<NodeId> answered = execution.data().values().keySet().stream()
                .filter(forms::containsKey)
                .toList();
        return IntStream.range(0, answered.size())
                .filter(i -> timesAnswered(answered.get(i), execution) > 1)
                .anyMatch(i -> answered.subList(i + 1, answered.size()).stream()
                        .anyMatch(behind -> !Collections.disjoint(names(answered.get(i)), names(behind))));
    }

    private static int timesAnswered(NodeId form, WorkflooExecution execution) {
        boolean isAsked = execution.position().waitsAt().equals(Optional.of(form));
        return execution.data().visitsTo(form) - (isAsked ? 1 : 0);
    }

    private Set<String> names(NodeId form) {
        return forms.getOrDefault(form, List.of()).stream()
                .flatMap(field -> searchable(field).stream())
                .map(Field::id)
                .collect(Collectors.toSet());
    }

    /** Whether an execution is found by the same terms with either; long texts are not read for it. */
    public boolean areFoundAlike(ExecutionData one, ExecutionData other) {
        Map<String, List<SearchableAnswer>> answers = answers(one);
        return one.labels().equals(other.labels())
                && answers.equals(answers(other))
                && digits(answers, one).equals(digits(answers, other));
    }

    /** The country of a telephone number may be known later than the number. */
    private List<String> digits(Map<String, List<SearchableAnswer>> answers, ExecutionData data) {
        return answers.values().stream()
                .flatMap(List::stream)
                .filter(SearchableAnswer::isPhone)
                .flatMap(answer -> phones.of(answer, data))
                .toList();
    }

    private Stream<SearchTerm> terms(SearchableAnswer answer, ExecutionData data) {
        String name = answer.field().id();
        return answer.isPhone()
                ? phones.of(answer, data).flatMap(digits -> SearchTerm.of(name, digits))
                : SearchTerm.of(name, answer.text());
    }

    /** What was answered to fields of these names, as text; the first of them where a set has several. */
    public Map<String, String> textsOf(WorkflooExecution execution, Set<String> names) {
        Map<String, String> texts = new LinkedHashMap<>();
        answers(execution.data()).forEach((name, given) -> {
            if (names.contains(name)) texts.put(name, given.get(0).text());
        });
        return texts;
    }

    /** By the field's name; none is empty. */
    private Map<String, List<SearchableAnswer>> answers(ExecutionData data) {
        Map<String, List<SearchableAnswer>> answers = new LinkedHashMap<>();
        data.values().forEach((node, given) -> {
            Map<String, List<SearchableAnswer>> ofForm = new LinkedHashMap<>();
            for (Field field : forms.getOrDefault(node, List.of())) {
                for (Value.Context element : elements(field, given)) {
                    searchable(field)
                            .forEach(inner -> SearchableAnswer.of(node, inner, element.get(inner.id()))
                                    .ifPresent(answer -> ofForm.computeIfAbsent(inner.id(), name -> new ArrayList<>())
                                            .add(answer)));
                }
            }
            answers.putAll(ofForm);
        });
        return answers;
    }

    private static List<Value.Context> elements(Field field, Value.Context given) {
        if (field.group().isEmpty()) return List.of(given);
        Stream<Value> elements =
                given.get(field.id()) instanceof Value.Sequence set ? set.items().stream() : Stream.empty();
        return elements.filter(Value.Context.class::isInstance)
                .map(Value.Context.class::cast)
                .toList();
    }
}
