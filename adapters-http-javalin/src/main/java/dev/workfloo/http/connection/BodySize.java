package dev.workfloo.http.connection;

import java.util.function.LongUnaryOperator;

/**
 * How large a body may be.
 *
 * @param largest in bytes
 * @param cost how much of the heap a body of so many bytes takes
 */
public record BodySize(int largest, LongUnaryOperator cost) {

    /** Of one that nobody reads. */
    public static final BodySize NOTHING = new BodySize(0, HeapBudget::costOf);

    public static BodySize usual(ClientLimits limits) {
        return new BodySize(limits.largestBody(), HeapBudget::costOf);
    }

    /** Of one in which nearly all are files, which stay in it. */
    public static BodySize ofFiles(ClientLimits limits) {
        return new BodySize(limits.largestBodyOfFiles(), HeapBudget::costOfFiles);
    }

    public long costOf(long bytes) {
        return cost.applyAsLong(bytes);
    }
}
