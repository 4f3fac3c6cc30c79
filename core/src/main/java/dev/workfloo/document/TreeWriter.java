package dev.workfloo.document;

import dev.workfloo.rule.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes an object of a plain tree, member by member; what is absent, empty or false is left out. */
public final class TreeWriter {

    private final Map<String, Value> members = new LinkedHashMap<>();

    public TreeWriter text(String member, String text) {
        return tree(member, new Value.Text(text));
    }

    public TreeWriter text(String member, Optional<String> text) {
        text.ifPresent(it -> text(member, it));
        return this;
    }

    public TreeWriter number(String member, Number number) {
        return tree(member, Value.of(number));
    }

    public TreeWriter number(String member, Optional<? extends Number> number) {
        number.ifPresent(it -> number(member, it));
        return this;
    }

    public TreeWriter flag(String member, boolean flag) {
        return flag ? tree(member, new Value.Bool(true)) : this;
    }

    public TreeWriter texts(String member, Collection<String> texts) {
        return list(member, texts, Value.Text::new);
    }

    public TreeWriter texts(String member, Map<String, String> texts) {
        return texts.isEmpty() ? this : tree(member, Value.of(texts));
    }

    public <T> TreeWriter list(String member, Collection<T> items, Function<? super T, ? extends Value> write) {
        if (items.isEmpty()) return this;
        return tree(member, new Value.Sequence(items.stream().<Value>map(write).toList()));
    }

    public TreeWriter tree(String member, Value value) {
        members.put(member, value);
        return this;
    }

    public Value.Context done() {
        return members.isEmpty() ? Value.Context.EMPTY : new Value.Context(members);
    }
}
