package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All values that a column can meet, laid out as slots: null first, then one kind of values after the other. The literals
 * of the column's cells are where the slots change, so that constant tests answer alike to all values of a slot.
 */
final class Line {

    /** What has parts has no slot. */
    static final int NOWHERE = -1;

    private static final int NULL_SLOT = 0;
    private static final List<Kind> KINDS =
            List.of(Kind.NUMBER, Kind.TEXT, Kind.TRUTH, Kind.DATE, Kind.MOMENT, Kind.DAYS, Kind.MONTHS);

    private final Scale[] scales = new Scale[Kind.values().length];
    private final int[] first = new int[Kind.values().length + 1];
    private final int size;

    Line(Collection<Value> literals) {
        Map<Kind, List<Value>> points = new EnumMap<>(Kind.class);
        for (Kind kind : KINDS) points.put(kind, new ArrayList<>());
        for (Value literal : literals) {
            List<Value> ofItsKind = points.get(Kind.of(literal));
            if (ofItsKind != null) ofItsKind.add(literal);
        }
        int next = NULL_SLOT + 1;
        for (Map.Entry<Kind, List<Value>> entry : points.entrySet()) {
            Scale scale = Scale.of(entry.getKey(), entry.getValue());
            scales[entry.getKey().ordinal()] = scale;
            first[entry.getKey().ordinal()] = next;
            next += scale.slots();
        }
        first[Kind.COMPOSITE.ordinal()] = next;
        size = next;
    }

    int size() {
        return size;
    }

    Slots all() {
        return Slots.range(0, size);
    }

    Slots absent() {
        return Slots.only(NULL_SLOT);
    }

    Slots ofKind(Kind kind) {
        return Slots.range(first[kind.ordinal()], first[kind.ordinal() + 1]);
    }

    int slotOf(Value value) {
        Kind kind = Kind.of(value);
        if (kind == Kind.NULL) return NULL_SLOT;
        if (kind == Kind.COMPOSITE) return NOWHERE;
        int place = kind.ordinal();
        return first[place] + scales[place].slotOf(value);
    }
}
