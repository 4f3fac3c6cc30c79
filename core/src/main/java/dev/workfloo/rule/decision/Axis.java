package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.space.Segments;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All values that a column can be asked about, divided into segments: null first, then one kind of values after the other.
 * The literals of the column's cells are the breakpoints, so that a constant test gives one answer to all values of a segment.
 */
final class Axis {

    /** The segment of what has parts: it has none. */
    static final int NOWHERE = -1;

    private static final int NULL_SEGMENT = 0;
    private static final List<ValueKind> KINDS = List.of(
            ValueKind.NUMBER,
            ValueKind.TEXT,
            ValueKind.TRUTH,
            ValueKind.DATE,
            ValueKind.MOMENT,
            ValueKind.DAYS,
            ValueKind.MONTHS);

    private final Breakpoints[] breakpoints = new Breakpoints[ValueKind.values().length];
    private final int[] first = new int[ValueKind.values().length + 1];
    private final int size;

    Axis(Collection<Value> literals) {
        Map<ValueKind, List<Value>> points = new EnumMap<>(ValueKind.class);
        for (ValueKind kind : KINDS) points.put(kind, new ArrayList<>());
        for (Value literal : literals) {
            List<Value> ofItsKind = points.get(ValueKind.of(literal));
            if (ofItsKind != null) ofItsKind.add(literal);
        }
        int next = NULL_SEGMENT + 1;
        for (Map.Entry<ValueKind, List<Value>> entry : points.entrySet()) {
            Breakpoints ofKind = Breakpoints.of(entry.getKey(), entry.getValue());
            breakpoints[entry.getKey().ordinal()] = ofKind;
            first[entry.getKey().ordinal()] = next;
            next += ofKind.segments();
        }
        first[ValueKind.COMPOSITE.ordinal()] = next;
        size = next;
    }

    int size() {
        return size;
    }

    Segments all() {
        return Segments.range(0, size);
    }

    Segments absent() {
        return Segments.only(NULL_SEGMENT);
    }

    Segments ofKind(ValueKind kind) {
        return Segments.range(first[kind.ordinal()], first[kind.ordinal() + 1]);
    }

    int segmentOf(Value value) {
        ValueKind kind = ValueKind.of(value);
        if (kind == ValueKind.NULL) return NULL_SEGMENT;
        if (kind == ValueKind.COMPOSITE) return NOWHERE;
        int index = kind.ordinal();
        return first[index] + breakpoints[index].segmentOf(value);
    }
}
