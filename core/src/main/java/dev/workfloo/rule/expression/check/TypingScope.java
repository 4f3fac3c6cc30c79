package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.expression.Expression;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a part of an expression stands.
 *
 * @param input the type of {@code ?}; empty outside of tests
 * @param ofElement what the element of the innermost filter is called, and its members
 * @param ambiguous members of elements that may be missing, so that their names would stand for something outside
 */
record TypingScope(TypeEnvironment known, Optional<Type> input, Set<String> ofElement, Set<String> ambiguous) {

    private static final String ITEM = Expression.Filter.ITEM;

    static TypingScope of(TypeEnvironment known) {
        return new TypingScope(known, Optional.empty(), Set.of(), Set.of());
    }

    static TypingScope testing(TypeEnvironment known, Type input) {
        return new TypingScope(known, Optional.of(input), Set.of(), Set.of());
    }

    /** This scope, once a condition is true, or once it is false. */
    TypingScope when(Expression condition, boolean truth) {
        Set<Expression> present = Guards.presentWhen(condition, truth, this::isNeverNull);
        return present.isEmpty() ? this : new TypingScope(known.with(present), input, ofElement, ambiguous);
    }

    TypingScope with(String name, Type type) {
        return new TypingScope(known.with(name, type), input, without(ofElement, name), without(ambiguous, name));
    }

    private static Set<String> without(Set<String> names, String name) {
        return names.stream().filter(it -> !it.equals(name)).collect(Collectors.toUnmodifiableSet());
    }

    /** Inside of a filter the element has a name, and so have its members. */
    TypingScope within(Type element) {
        Map<String, Type> names = new LinkedHashMap<>();
        names.put(ITEM, element);
        Set<String> unclear = new HashSet<>(ambiguous);
        unclear.remove(ITEM);
        if (element.present() instanceof Type.Context context) {
            context.members().forEach((name, member) -> {
                Type type = element.isNullable() ? member.orNull() : member;
                Optional<Type> outside = Optional.ofNullable(
                        name.equals(ITEM) ? element : known.names().get(name));
                if (outside.filter(it -> isMistakable(type, it)).isPresent()) unclear.add(name);
                else unclear.remove(name);
                names.put(name, type);
            });
        }
        return new TypingScope(known.with(names), input, Set.copyOf(names.keySet()), Set.copyOf(unclear));
    }

    /** A member that is missing leaves its name to what is outside; of an empty list all are. */
    private static boolean isMistakable(Type member, Type outside) {
        return member.isNullable() || !Comparability.areOfOneKind(member, outside);
    }

    boolean isOfElement(String name) {
        return ofElement.contains(name);
    }

    /** Inside of a test: what was shown of another {@code ?} does not hold of this one. */
    TypingScope testing(Expression value, Type type) {
        if (value instanceof Expression.Input) return this;
        Set<Expression> still = known.present().stream()
                .filter(it -> !Subexpressions.isOfInput(it))
                .collect(Collectors.toSet());
        return new TypingScope(new TypeEnvironment(known.names(), still), Optional.of(type), ofElement, ambiguous);
    }

    Type narrowed(Expression expression, Type type) {
        return type.isNullable() && known.present().contains(expression) ? type.present() : type;
    }

    /** The type of an element of which the condition of a filter holds, inside of which this scope is. */
    Type narrowedElement(Type element) {
        Expression item = new Expression.Name(ITEM);
        Type type = narrowed(item, element);
        if (!(type.present() instanceof Type.Context context)) return type;
        Map<String, Type> members = new LinkedHashMap<>();
        context.members().forEach((name, member) -> {
            Type bare = narrowedDeeply(new Expression.Name(name), member);
            members.put(name, narrowedDeeply(new Expression.Path(item, name), bare));
        });
        Type narrow = new Type.Context(members);
        return type.isNullable() ? narrow.orNull() : narrow;
    }

    private Type narrowedDeeply(Expression expression, Type type) {
        Type narrowed = narrowed(expression, type);
        if (!(narrowed.present() instanceof Type.Context context)) return narrowed;
        Map<String, Type> members = new LinkedHashMap<>();
        context.members()
                .forEach((name, member) ->
                        members.put(name, narrowedDeeply(new Expression.Path(expression, name), member)));
        Type narrow = new Type.Context(members);
        return narrowed.isNullable() ? narrow.orNull() : narrow;
    }

    private boolean isNeverNull(Expression expression) {
        return known.present().contains(expression)
                || look(expression).filter(type -> !type.isNullable()).isPresent();
    }

    /** The type of what is only looked up, so that finding it costs next to nothing. */
    private Optional<Type> look(Expression expression) {
        if (expression instanceof Expression.Input) return input.map(type -> narrowed(expression, type));
        if (expression instanceof Expression.Name name) {
            return Optional.ofNullable(known.names().get(name.name())).map(type -> narrowed(expression, type));
        }
        if (!(expression instanceof Expression.Path path)) return Optional.empty();
        return look(path.of())
                .flatMap(of -> MemberTypes.named(path.member(), of.present())
                        .map(type -> narrowed(expression, of.isNullable() ? type.orNull() : type)));
    }
}
