package dev.workfloo.execution.document;

import dev.workfloo.document.TreeReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How the types of a family are written and read. What changes so that older software cannot read it gets a line of its own with
 * a new format, under the same name; the line before stays, for what was written by it.
 */
final class StoredTable<T> {

    private static final Comparator<Line<?>> BY_AGE =
            Comparator.comparingInt(line -> line.name().since());

    private final String member;
    private final BiConsumer<T, Draft> always;
    private final List<Line<? extends T>> lines;
    private final Map<Class<?>, Line<? extends T>> newest = new HashMap<>();

    /** The newest first. */
    private final Map<String, List<Line<? extends T>>> byName = new HashMap<>();

    /**
     * @param member where a document says the name of its line
     * @param always writes what each of them says
     */
    StoredTable(String member, BiConsumer<T, Draft> always, List<Line<? extends T>> lines) {
        this.member = member;
        this.always = always;
        this.lines = lines;
        lines.stream().sorted(BY_AGE).forEach(line -> {
            newest.put(line.type(), line);
            byName.computeIfAbsent(line.name().text(), name -> new ArrayList<>())
                    .add(0, line);
        });
    }

    record Line<K>(StoredName name, Class<K> type, BiConsumer<K, Draft> write, Function<Recorded, K> read) {
        void write(Object one, Draft to) {
            write.accept(type.cast(one), to);
        }
    }

    List<Line<? extends T>> lines() {
        return lines;
    }

    int newest() {
        return lines.stream().mapToInt(line -> line.name().since()).max().orElseThrow();
    }

    /** The oldest format whose software reads what is written of this. */
    int format(T one) {
        return line(one).name().since();
    }

    private Line<? extends T> line(T one) {
        Line<? extends T> line = newest.get(one.getClass());
        if (line == null) throw new IllegalStateException("nothing says how a " + one.getClass() + " is stored");
        return line;
    }

    /** @param moments of the document in which it stands */
    Recorded write(T one, Moments moments) {
        Line<? extends T> line = line(one);
        Draft draft = new Draft(moments);
        draft.trail().text(member, line.name().text());
        always.accept(one, draft);
        line.write(one, draft);
        return draft.done();
    }

    /** @param format of the document in which it stands: it is read by the newest line that this format knows */
    T read(int format, Recorded recorded) {
        String name = TreeReader.text(recorded.trail(), member);
        return byName.getOrDefault(name, List.of()).stream()
                .filter(line -> line.name().since() <= format)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "unknown in a stored document of format " + format + ": " + member + " " + name))
                .read()
                .apply(recorded);
    }
}
