package dev.workfloo.jdbc.search;

import java.util.List;

/**
 * All terms of an execution, as its index has them.
 *
 * @param indexKey under which they are hashed
 * @param terms in ascending order, each once
 */
public record IndexedTerms(long indexKey, List<Long> terms) {

    public IndexedTerms {
        terms = List.copyOf(terms);
    }

    /** As both drivers bind it. */
    public Long[] array() {
        return terms.toArray(Long[]::new);
    }
}
