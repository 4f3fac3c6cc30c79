package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of one kind that cells compare with: they divide all values of the kind into segments. */
sealed interface Breakpoints {

    int segments();

    /** The segment of a value of this kind. */
    int segmentOf(Value value);

    static Breakpoints of(ValueKind kind, Collection<Value> points) {
        return kind == ValueKind.TEXT ? Listed.of(points) : Ordered.of(kind, points);
    }

    /** A segment for each point, for each open interval between two, and for what is below and above them. */
    final class Ordered implements Breakpoints {

        private final ValueKind kind;
        private final List<Value> points;
        private final double[] keys;

        private Ordered(ValueKind kind, List<Value> points) {
            this.kind = kind;
            this.points = points;
            this.keys = points.stream().mapToDouble(kind::key).toArray();
        }

        static Ordered of(ValueKind kind, Collection<Value> values) {
            return new Ordered(kind, kind.sorted(values));
        }

        @Override
        public int segments() {
            return 2 * keys.length + 1;
        }

        /** By keys; only where they are equal, by the values themselves, whose comparison costs more. */
        @Override
        public int segmentOf(Value value) {
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

    /** A segment for each listed text, and one for all others. */
    final class Listed implements Breakpoints {

        private final Map<String, Integer> segments;

        private Listed(Map<String, Integer> segments) {
            this.segments = segments;
        }

        static Listed of(Collection<Value> values) {
            Map<String, Integer> segments = new HashMap<>();
            for (Value value : values) segments.putIfAbsent(((Value.Text) value).text(), segments.size());
            return new Listed(segments);
        }

        @Override
        public int segments() {
            return segments.size() + 1;
        }

        @Override
        public int segmentOf(Value value) {
            return segments.getOrDefault(((Value.Text) value).text(), segments.size());
        }
    }
}
