package dev.workfloo.rule.expression;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Finds what an expression reads from outside: names that it does not bind itself, with the member that it takes of each. */
public final class References extends Traversal {

    private final Set<Reference> found = new LinkedHashSet<>();
    private final Set<String> bound = new HashSet<>();
    private int filters;

    private References() {}

    /**
     * One such name.
     *
     * @param member empty when the whole is read
     * @param certain false inside a filter, where the name may as well be a member of the filtered elements
     */
    public record Reference(String name, Optional<String> member, boolean certain) {}

    public static Set<Reference> of(Expression expression) {
        References references = new References();
        references.visit(expression);
        return references.found;
    }

    public static Set<Reference> of(UnaryTests tests) {
        References references = new References();
        references.visit(tests);
        return references.found;
    }

    private void add(String name, Optional<String> member) {
        if (!bound.contains(name)) found.add(new Reference(name, member, filters == 0));
    }

    @Override
    public Void name(Expression.Name expression) {
        add(expression.name(), Optional.empty());
        return all();
    }

    @Override
    public Void path(Expression.Path expression) {
        if (!(expression.of() instanceof Expression.Name name)) return all(expression.of());
        add(name.name(), Optional.of(expression.member()));
        return all();
    }

    @Override
    public Void quantified(Expression.Quantified expression) {
        visit(expression.list());
        boolean isNew = bound.add(expression.name());
        visit(expression.condition());
        if (isNew) bound.remove(expression.name());
        return all();
    }

    @Override
    public Void filter(Expression.Filter expression) {
        visit(expression.list());
        filters++;
        boolean isNew = bound.add(Expression.Filter.ITEM);
        visit(expression.by());
        if (isNew) bound.remove(Expression.Filter.ITEM);
        filters--;
        return all();
    }
}
