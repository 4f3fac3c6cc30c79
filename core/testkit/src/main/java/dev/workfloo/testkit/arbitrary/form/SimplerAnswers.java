package dev.workfloo.testkit.arbitrary.form;

import dev.workfloo.definition.form.Field;
import dev.workfloo.rule.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Simpler answers to the same form: fewer of them, shorter sets, and simple ones. Whether the form takes them is for others to ask. */
public final class SimplerAnswers {

    private static final long RANKS_OF_A_MEMBER = 1_000;

    private final FormDraw draw;
    private final List<Field> fields;

    public SimplerAnswers(FormDraw draw) {
        this.draw = draw;
        this.fields = draw.form().fields().toList();
    }

    /** @param kept the field whose answer stays as it is, or no field at all */
    public Stream<Value.Context> of(Value.Context answers, String kept) {
        return fields.stream()
                .filter(field -> !field.id().equals(kept) && answers.members().containsKey(field.id()))
                .flatMap(field -> Stream.concat(
                        Stream.of(without(answers, field.id())),
                        simpler(field, answers.get(field.id())).map(it -> with(answers, field.id(), it))));
    }

    private Stream<Value> simpler(Field field, Value answer) {
        if (field.group().isEmpty()) return draw.answers(field).simpler(answer).stream();
        if (!(answer instanceof Value.Sequence elements)) return Stream.empty();
        List<Field> inner = field.group().get().fields();
        return IntStream.range(0, elements.items().size())
                .boxed()
                .flatMap(i -> Stream.concat(
                        Stream.of(replaced(elements, i, List.of())),
                        simplerElement(inner, elements.items().get(i))
                                .map(element -> replaced(elements, i, List.of(element)))));
    }

    private Stream<Value> simplerElement(List<Field> fields, Value element) {
        if (!(element instanceof Value.Context answers)) return Stream.empty();
        return fields.stream()
                .filter(field -> answers.members().containsKey(field.id()))
                .flatMap(field -> Stream.concat(
                        Stream.of(without(answers, field.id())),
                        draw.answers(field).simpler(answers.get(field.id())).stream()
                                .map(it -> with(answers, field.id(), it))));
    }

    private static Value replaced(Value.Sequence elements, int place, List<Value> by) {
        return new Value.Sequence(IntStream.range(0, elements.items().size())
                .boxed()
                .flatMap(i ->
                        i == place ? by.stream() : Stream.of(elements.items().get(i)))
                .toList());
    }

    static Value.Context without(Value.Context answers, String id) {
        Map<String, Value> fewer = new LinkedHashMap<>(answers.members());
        fewer.remove(id);
        return new Value.Context(fewer);
    }

    static Value.Context with(Value.Context answers, String id, Value answer) {
        Map<String, Value> others = new LinkedHashMap<>(answers.members());
        others.put(id, answer);
        return new Value.Context(others);
    }

    /** By field of the form, how odd its answer is. */
    public long[] ranks(Value.Context answers) {
        return LongStream.concat(
                        LongStream.of(answers.members().size()),
                        fields.stream().mapToLong(field -> rank(field, answers.get(field.id()))))
                .toArray();
    }

    private long rank(Field field, Value answer) {
        if (answer == Value.NULL) return 0;
        if (field.group().isEmpty()) return 1 + draw.answers(field).rank(answer);
        if (!(answer instanceof Value.Sequence elements)) return 1;
        long rank = 1;
        for (Value element : elements.items())
            rank += RANKS_OF_A_MEMBER + rank(field.group().get().fields(), element);
        return rank;
    }

    private long rank(List<Field> fields, Value element) {
        if (!(element instanceof Value.Context answers)) return 0;
        long rank = RANKS_OF_A_MEMBER * answers.members().size();
        for (Field field : fields) rank += rank(field, answers.get(field.id()));
        return rank;
    }
}
