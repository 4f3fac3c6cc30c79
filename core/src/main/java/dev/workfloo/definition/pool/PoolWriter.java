package dev.workfloo.definition.pool;

import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.pool.Pool.Entry;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.syntax.Printer;

/** Writes a pool as a plain tree, in one way only: reading it gives the same pool. */
public final class PoolWriter {

    private PoolWriter() {}

    public static Value.Context write(Pool pool) {
        return new TreeWriter()
                .text("id", pool.id().hex())
                .text("name", pool.name())
                .text("timeZone", pool.timeZone().getId())
                .list("pool", pool.entries(), PoolWriter::write)
                .text("default", pool.otherwise().map(DefinitionId::hex))
                .done();
    }

    private static Value.Context write(Entry entry) {
        return new TreeWriter()
                .text("if", Printer.print(entry.condition()))
                .text("definition", entry.definition().hex())
                .done();
    }

    public static boolean saySame(Pool one, Pool other) {
        return write(one).toString().equals(write(other).toString());
    }
}
