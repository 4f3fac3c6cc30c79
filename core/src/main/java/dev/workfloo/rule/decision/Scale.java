package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sorts the values of one kind into slots, so that constant tests answer alike to all values of a slot. */
sealed interface Scale {

    int slots();

    /** The slot of a value of the scale's kind. */
    int slotOf(Value value);

    static Scale of(Kind kind, Collection<Value> points) {
        return kind == Kind.TEXT ? Named.of(points) : Ordered.of(kind, points);
    }

    /** A slot for each point and one for each gap between points, below and above them. */
    final class Ordered implements Scale {

        private final Kind kind;
        private final List<Value> points;
        private final double[] keys;

        private Ordered(Kind kind, List<Value> points) {
            this.kind = kind;
            this.points = points;
            this.keys = points.stream().mapToDouble(kind::key).toArray();
        }

        static Ordered of(Kind kind, Collection<Value> values) {
            return new Ordered(kind, kind.sorted(values));
        }

        @Override
        public int slots() {
            return 2 * keys.length + 1;
        }

        /** Keys decide, and only where they are equal the values themselves, whose comparison costs more. */
        @Override
        public int slotOf(Value value) {
            double key = kind.key(value);
            int point = firstNotBelow(key);
            while (point < keys.length && keys[point] == key) {
                int compared = kind.compare(value, points.get(point));
                if (compared == 0) return 2 * point + 1;
                if (compared < 0) return 2 * point;
                point++;
            }
            return 2 * point;
        }

        private int firstNotBelow(double key) {
            int from = 0;
            int length = keys.length;
            while (length > 0) {
                int half = length >>> 1;
                boolean below = keys[from + half] < key;
                from = below ? from + half + 1 : from;
                length = below ? length - half - 1 : half;
            }
            return from;
        }
    }

    /** A slot for each text that is named, and one for all others. */
    final class Named implements Scale {

        private final Map<String, Integer> slots;

        private Named(Map<String, Integer> slots) {
            this.slots = slots;
        }

        static Named of(Collection<Value> values) {
            Map<String, Integer> slots = new HashMap<>();
            for (Value value : values) slots.putIfAbsent(((Value.Text) value).text(), slots.size());
            return new Named(slots);
        }

        @Override
        public int slots() {
            return slots.size() + 1;
        }

        @Override
        public int slotOf(Value value) {
            return slots.getOrDefault(((Value.Text) value).text(), slots.size());
        }
    }
}
