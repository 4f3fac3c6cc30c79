package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.NumberTypes;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.function.ArgumentTypes;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** The arguments of a call: what is asked of each, and whether a null among them makes the result null. */
final class Arguments implements ArgumentTypes {

    private final Expression.Call call;
    private final List<Type> types;
    private final TypeEnvironment known;
    private final Diagnostics notes;
    private boolean nullable;

    Arguments(Expression.Call call, List<Type> types, TypeEnvironment known, Diagnostics notes) {
        this.call = call;
        this.types = types;
        this.known = known;
        this.notes = notes;
    }

    @Override
    public int count() {
        return types.size();
    }

    @Override
    public Type type(int index) {
        return types.get(index).present();
    }

    private Expression expression(int index) {
        return call.arguments().get(index);
    }

    @Override
    public Optional<Value> literal(int index) {
        return expression(index) instanceof Expression.Literal literal
                ? Optional.of(literal.value())
                : Optional.empty();
    }

    @Override
    public boolean isFilledList(int index) {
        return expression(index) instanceof Expression.Sequence list
                && !list.items().isEmpty();
    }

    @Override
    public boolean isNonZero(int index) {
        return NumberTypes.excludesZero(types.get(index))
                || known.present().contains(Guards.nonZero(expression(index)));
    }

    @Override
    public String quote(int index) {
        return Diagnostics.quote(expression(index));
    }

    @Override
    public void mistake(String sentence) {
        notes.mistake(Diagnostics.quote(call) + ": " + call.function().feelName() + " " + sentence);
    }

    @Override
    public ArgumentTypes list(int index) {
        one(index, type -> !type.equals(Type.NOTHING), "a list");
        if (isSingle(index)) notes.single(Diagnostics.quote(call), expression(index), types.get(index));
        return this;
    }

    private boolean isSingle(int index) {
        return !type(index).equals(Type.NOTHING) && !(type(index) instanceof Type.Sequence);
    }

    @Override
    public ArgumentTypes one(int index, Predicate<Type> fits, String needed) {
        if (index >= count()) return this;
        Type type = types.get(index);
        nullable |= type.isNullable();
        if (!type.equals(Type.NOTHING) && !fits.test(type.present())) {
            mistake("needs " + needed + ", but " + Diagnostics.quote(expression(index)) + " is " + Wording.of(type));
        }
        return this;
    }

    @Override
    public ArgumentTypes elements(int index, Predicate<Type> fits, String needed) {
        Type element = element(index);
        if (!element.equals(Type.NOTHING) && !fits.test(element.present())) {
            mistake("needs a list of " + needed + ", but " + (isSingle(index) ? "" : "an element of ")
                    + Diagnostics.quote(expression(index)) + " is " + Wording.of(element));
        }
        return this;
    }

    @Override
    public Type joined(Type element, int from) {
        return joined(element, from, types::get);
    }

    private Type joined(Type element, int from, IntFunction<Type> typeOf) {
        Type joined = element;
        for (int index = from; index < count(); index++) {
            Type type = typeOf.apply(index);
            Optional<Type> both = Comparability.joined(joined, type);
            if (both.isEmpty()) {
                mistake("needs values of one kind, but " + Diagnostics.quote(expression(index)) + " is "
                        + Wording.of(type) + " beside " + Wording.of(joined));
                return Type.NOTHING;
            }
            joined = both.get();
        }
        return joined;
    }

    @Override
    public ArgumentTypes lookedFor(int list, int index) {
        Operand element = elementOf(list);
        Operand sought = sought(index);
        if (!Comparability.areOfOneKind(sought.type(), element.type())) {
            mistake("needs two of one kind, but " + element.words() + " and " + sought.words());
        }
        return this;
    }

    @Override
    public ArgumentTypes maybeFound(int list, int index) {
        Operand element = elementOf(list);
        Operand sought = sought(index);
        if (!Comparability.areOfOneKind(sought.type(), element.type())) return this;
        Bounds.neverHolds(ComparisonOperator.EQUAL, sought, element)
                .ifPresent(why ->
                        notes.warning(Diagnostics.quote(call) + " never holds" + (why.isEmpty() ? "" : ": " + why)));
        return this;
    }

    private Operand elementOf(int list) {
        return new Operand("an element", expression(list), element(list));
    }

    private Operand sought(int index) {
        return new Operand("what is looked for", expression(index), types.get(index));
    }

    @Override
    public Type joinedLists() {
        return joined(Type.NOTHING, 0, index -> isSingle(index) ? new Type.Sequence(type(index)) : types.get(index));
    }

    @Override
    public Type give(Type result) {
        return nullable ? result.orNull() : result;
    }
}
