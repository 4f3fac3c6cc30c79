package dev.workfloo.testkit.arbitrary.value;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Values of which none comes before another: options, texts that somebody compares with and others, and what is put together. */
final class ListedValues implements FactValues {

    private static final int COMPOSED = 12;

    private final List<Value> values;

    private ListedValues(Collection<Value> values) {
        this.values = List.copyOf(values);
    }

    static ListedValues of(Type type, Collection<Value> compared) {
        if (type instanceof Type.Bool) return new ListedValues(List.of(Value.of(false), Value.of(true)));
        if (type instanceof Type.Text text) return new ListedValues(texts(text, compared));
        if (type instanceof Type.Sequence list) return new ListedValues(lists(list.element(), compared));
        if (type instanceof Type.Context context) return new ListedValues(contexts(context, compared));
        return new ListedValues(List.of(Value.NULL));
    }

    private static Collection<Value> texts(Type.Text type, Collection<Value> compared) {
        Set<Value> texts = new LinkedHashSet<>();
        type.options().forEach(option -> texts.add(Value.of(option)));
        if (!texts.isEmpty()) return texts;
        for (Value value : compared) if (value instanceof Value.Text) texts.add(value);
        for (Value value : List.copyOf(texts)) {
            String text = ((Value.Text) value).text();
            texts.add(Value.of(text + "x"));
            texts.add(Value.of("x" + text));
        }
        texts.add(Value.of("other"));
        texts.add(Value.of("Otra señal"));
        return texts;
    }

    private static Collection<Value> lists(Type element, Collection<Value> compared) {
        FactValues elements = FactValues.of(element, compared);
        Random random = new Random(COMPOSED);
        Set<Value> lists = new LinkedHashSet<>(List.of(new Value.Sequence(List.of())));
        for (int i = 0; i < COMPOSED; i++) {
            List<Value> items = new ArrayList<>();
            for (int j = 0; j <= i % 4; j++) items.add(elements.any(random));
            lists.add(new Value.Sequence(items));
        }
        return lists;
    }

    private static Collection<Value> contexts(Type.Context type, Collection<Value> compared) {
        Map<String, FactValues> members = new LinkedHashMap<>();
        type.members().forEach((name, member) -> members.put(name, FactValues.of(member, compared)));
        Random random = new Random(COMPOSED);
        Set<Value> contexts = new LinkedHashSet<>();
        for (int i = 0; i < COMPOSED; i++) {
            Map<String, Value> drawn = new LinkedHashMap<>();
            members.forEach((name, values) -> drawn.put(name, values.any(random)));
            contexts.add(new Value.Context(drawn));
        }
        return contexts;
    }

    @Override
    public Value any(Random random) {
        return values.get(random.nextInt(values.size()));
    }

    @Override
    public Value near(Value mark, Random random) {
        return values.contains(mark) ? mark : any(random);
    }

    @Override
    public List<Value> beside(Value value) {
        return List.of();
    }

    @Override
    public Optional<Value> between(Value one, Value other) {
        return Optional.empty();
    }

    @Override
    public long rank(Value value) {
        int place = values.indexOf(value);
        return place < 0 ? values.size() : place;
    }

    @Override
    public List<Value> simpler(Value value) {
        return values.subList(0, (int) rank(value));
    }

    @Override
    public long steps(Value one, Value other) {
        return 0;
    }

    @Override
    public boolean isLess(Value one, Value other) {
        return false;
    }
}
