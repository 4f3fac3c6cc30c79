package dev.workfloo.execution.document;

import dev.workfloo.document.TreeReader;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** How the types of a family are written and read. A line that changes so that older software cannot read it gets a new format. */
final class StoredTable<T> {

    private final String member;
    private final BiConsumer<T, Draft> always;
    private final List<Line<? extends T>> lines;

    /**
     * @param member where a document says the name of its line
     * @param always writes what each of them says
     */
    StoredTable(String member, BiConsumer<T, Draft> always, List<Line<? extends T>> lines) {
        this.member = member;
        this.always = always;
        this.lines = lines;
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

    Recorded write(T one) {
        Line<? extends T> line = lines.stream()
                .filter(it -> it.type().isInstance(one))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing says how a " + one.getClass() + " is stored"));
        Draft draft = new Draft();
        draft.trail().text(member, line.name().text());
        always.accept(one, draft);
        line.write(one, draft);
        return draft.done();
    }

    T read(Recorded recorded) {
        String name = TreeReader.text(recorded.trail(), member);
        return lines.stream()
                .filter(line -> line.name().text().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("unknown in a stored document: " + member + " " + name))
                .read()
                .apply(recorded);
    }
}
