package dev.workfloo.jdbc.search;

import java.util.List;

/**
 * All terms of an execution, as its index has them.
 *
 * @param indexKey under which they are hashed
 * @param terms in ascending order, each once
 * @param areFirst whether it was found by none before
 */
public record IndexedTerms(long indexKey, List<Long> terms, boolean areFirst) {

    public IndexedTerms {
        terms = List.copyOf(terms);
    }

    /** Of an execution that may have been found before. */
    public IndexedTerms(long indexKey, List<Long> terms) {
        this(indexKey, terms, false);
    }

    IndexedTerms first(boolean isFoundFirst) {
        return new IndexedTerms(indexKey, terms, isFoundFirst);
    }

    /** As both drivers bind it. */
    public Long[] array() {
        return terms.toArray(Long[]::new);
    }
}
