package dev.workfloo.jdbc.search;

import dev.workfloo.access.Environment;
import dev.workfloo.execution.search.ExecutionCriteria;
import dev.workfloo.execution.search.SearchTerm;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Terms that are asked for, hashed under each key under which an execution may be found by them. */
final class HashedCriteria {

    private final IndexKeys keys;

    HashedCriteria(IndexKeys keys) {
        this.keys = keys;
    }

    /** For each, any of which terms an execution must have. */
    List<List<Long>> of(ExecutionCriteria criteria) {
        List<Set<SearchTerm>> terms = terms(criteria);
        if (terms.isEmpty()) return List.of();
        List<IndexKey> all = keys.of(criteria.scope().workspace());
        Environment environment = criteria.scope().environment();
        return terms.stream().map(any -> hashed(all, environment, any)).toList();
    }

    /** With the origin, which is one too, but for the API: what came by it has none. */
    private static List<Set<SearchTerm>> terms(ExecutionCriteria criteria) {
        Optional<SearchTerm> origin = criteria.facts().origin().flatMap(SearchTerm::origin);
        return Stream.concat(criteria.terms().stream(), origin.map(Set::of).stream())
                .toList();
    }

    private static List<Long> hashed(List<IndexKey> keys, Environment environment, Set<SearchTerm> any) {
        return keys.stream()
                .flatMap(key -> Stream.of(key.hashed(environment, any)))
                .distinct()
                .toList();
    }
}
