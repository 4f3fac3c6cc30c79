package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.NumberTypes;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References;
import dev.workfloo.rule.expression.UnaryTest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds the type of every part of an expression, and the mistakes in it. */
final class TypeChecker implements Expression.Cases<Type> {

    private final TypingScope scope;
    private final Diagnostics notes;

    TypeChecker(TypingScope scope, Diagnostics notes) {
        this.scope = scope;
        this.notes = notes;
    }

    Type check(Expression expression) {
        Type type = scope.narrowed(expression, expression.fold(this));
        notes.typed(expression, type);
        return type;
    }

    /** The type of a part that was checked before. */
    Type typeOf(Expression checked) {
        return notes.typeOf(checked);
    }

    DiagnosticSite quoted(Expression whole, String operator) {
        return DiagnosticSite.of(whole, operator, notes);
    }

    private TypeChecker at(TypingScope other) {
        return new TypeChecker(other, notes);
    }

    @Override
    public Type literal(Expression.Literal it) {
        return LiteralTypes.typeOf(it.value())
                .orElseGet(() -> notes.mistake(it, "the elements of a list must be of one kind"));
    }

    @Override
    public Type input(Expression.Input it) {
        return scope.input().orElseGet(() -> notes.mistake(it, "? is the value that a test tests; this is no test"));
    }

    @Override
    public Type name(Expression.Name it) {
        Map<String, Type> names = scope.known().names();
        Type type = names.get(it.name());
        if (type == null) {
            return notes.mistake(
                    it, "nothing is called " + it.name() + " here" + Wording.didYouMean(it.name(), names.keySet()));
        }
        if (!scope.ambiguous().contains(it.name())) return type;
        return notes.mistake(it, "can mean the element's or what is called so outside: write item." + it.name());
    }

    @Override
    public Type path(Expression.Path it) {
        Type of = check(it.of());
        if (of instanceof Type.Null) return notes.mistake(it, Diagnostics.quote(it.of()) + " is always null");
        Type type = of.present() instanceof Type.Sequence list
                ? new Type.Sequence(member(it, list.element()))
                : member(it, of.present());
        return of.isNullable() ? type.orNull() : type;
    }

    private Type member(Expression.Path it, Type of) {
        if (of.present() instanceof Type.Nothing) return of;
        Optional<Type> member = MemberTypes.named(it.member(), of.present());
        if (member.isPresent()) return of.isNullable() ? member.get().orNull() : member.get();
        String owner = it.of() instanceof Expression.Name name ? name.name() : Diagnostics.quote(it.of());
        Collection<String> names = MemberTypes.names(of.present());
        if (names.isEmpty()) return notes.mistake(it, owner + " is " + Wording.of(of) + " and has no members");
        return notes.mistake(it, owner + " has no member " + it.member() + Wording.didYouMean(it.member(), names));
    }

    @Override
    public Type negation(Expression.Negation it) {
        Type of = check(it.of());
        if (of.present() instanceof Type.Num number) {
            return of.isNullable() ? NumberTypes.negated(number).orNull() : NumberTypes.negated(number);
        }
        if (of.present() instanceof Type.Days || of.present() instanceof Type.Months || of.equals(Type.NOTHING)) {
            return of;
        }
        return notes.mistake(
                it, "- needs a number or a duration, but " + Diagnostics.quote(it.of()) + " is " + Wording.of(of));
    }

    @Override
    public Type arithmetic(Expression.Arithmetic it) {
        Operand left = Operand.left(it.left(), check(it.left()));
        Operand right = Operand.right(it.right(), check(it.right()));
        if (left.isUnknown() || right.isUnknown()) return Type.NOTHING;
        ArithmeticTypes calculation = new ArithmeticTypes(it.operator(), left, right, scope.known());
        return calculation
                .type()
                .map(type -> ConstantFolding.known(it, type, notes))
                .orElseGet(() -> notes.mistake(it, new ArithmeticMistake(it.operator(), left, right).words()));
    }

    @Override
    public Type comparison(Expression.Comparison it) {
        Operand left = Operand.left(it.left(), check(it.left()));
        Operand right = Operand.right(it.right(), check(it.right()));
        return Comparability.compare(quoted(it, it.operator().sign()), it.operator(), left, right);
    }

    @Override
    public Type between(Expression.Between it) {
        Operand value = new Operand("the value", it.value(), check(it.value()));
        Operand low = new Operand("the lower end", it.low(), check(it.low()));
        Operand high = new Operand("the upper end", it.high(), check(it.high()));
        Comparability.Range range =
                new Comparability.Range(ComparisonOperator.AT_LEAST, low, ComparisonOperator.AT_MOST, high);
        return Comparability.within(quoted(it, "between"), value, range);
    }

    @Override
    public Type in(Expression.In it) {
        Type value = check(it.value());
        SubsumedTests.among(it.tests()).forEach(notes::warning);
        return anyOf(
                it.tests(), it.value(), value, test -> Diagnostics.quote(new Expression.In(it.value(), List.of(test))));
    }

    /** The answer of tests of which one must hold; what one that fails has shown holds for those after it. */
    Type anyOf(List<UnaryTest> tests, Expression value, Type type, Function<UnaryTest, String> quote) {
        boolean isNullable = false;
        TypingScope outside = scope;
        for (UnaryTest test : tests) {
            Operand tested = new Operand("the tested value", value, outside.narrowed(value, type));
            TypeChecker inside = at(outside.testing(value, tested.type()));
            Function<String, DiagnosticSite> quoted =
                    operator -> new DiagnosticSite(() -> quote.apply(test), operator, notes);
            isNullable |= test.fold(new UnaryTestTypes(inside, tested, quoted)).isNullable();
            if (!isNullable) outside = outside.when(new Expression.In(value, List.of(test)), false);
        }
        return isNullable ? Type.BOOLEAN.orNull() : Type.BOOLEAN;
    }

    @Override
    public Type and(Expression.And it) {
        return joined(quoted(it, "and"), it.left(), it.right(), true);
    }

    @Override
    public Type or(Expression.Or it) {
        return joined(quoted(it, "or"), it.left(), it.right(), false);
    }

    /** The right side is asked where the left one does not decide; what the left one shows holds there if it is not null. */
    private Type joined(DiagnosticSite whole, Expression left, Expression right, boolean truth) {
        Type one = condition(whole, "the left side", left);
        TypeChecker after = one.isNullable() ? this : at(scope.when(left, truth));
        Type other = after.condition(whole, "the right side", right);
        return one.isNullable() ? one : other;
    }

    /** The type of what must be true or false. */
    Type condition(DiagnosticSite whole, String part, Expression condition) {
        Type type = check(condition);
        if (type.present() instanceof Type.Bool) return type;
        if (!type.equals(Type.NOTHING)) {
            whole.mistake("needs what is true or false, but " + part + " is " + Wording.of(type));
        }
        return Type.BOOLEAN;
    }

    @Override
    public Type choice(Expression.If it) {
        DiagnosticSite whole = quoted(it, "if");
        if (condition(whole, "the condition", it.condition()).isNullable()) notes.maybeNull(it.condition());
        Type then = at(scope.when(it.condition(), true)).check(it.then());
        Type otherwise = at(scope.when(it.condition(), false)).check(it.otherwise());
        return Comparability.joined(then, otherwise).orElseGet(() -> {
            whole.mistake("gives " + Wording.of(then) + " in one case and " + Wording.of(otherwise) + " in the other");
            return Type.NOTHING;
        });
    }

    @Override
    public Type quantified(Expression.Quantified it) {
        DiagnosticSite whole = quoted(it, it.quantifier() == Expression.Quantifier.SOME ? "some" : "every");
        Type list = check(it.list());
        TypeChecker inside = at(scope.with(it.name(), elementOf(whole, it.list(), list)));
        Type condition = inside.condition(whole, "the condition", it.condition());
        return list.isNullable() ? Type.BOOLEAN.orNull() : condition;
    }

    @Override
    public Type filter(Expression.Filter it) {
        DiagnosticSite whole = quoted(it, "a filter");
        Type list = check(it.list());
        Type element = elementOf(whole, it.list(), list);
        TypingScope inside = scope.within(element);
        Type by = at(inside).check(it.by());
        if (by.present() instanceof Type.Num index) {
            checkIndex(whole, it.by(), index, inside);
            if (by.isNullable()) notes.maybeNull(it.by());
            return element.orNull();
        }
        if (by.present() instanceof Type.Bool) {
            if (by.isNullable()) notes.leftOut(it);
            Type kept = new Type.Sequence(inside.when(it.by(), true).narrowedElement(element));
            return list.isNullable() ? kept.orNull() : kept;
        }
        if (!by.equals(Type.NOTHING)) {
            whole.mistake("needs a place or a condition, but " + Diagnostics.quote(it.by()) + " is " + Wording.of(by));
        }
        return Type.NOTHING;
    }

    /** Of the empty list there is no element whose position could be read. */
    private static void checkIndex(DiagnosticSite whole, Expression by, Type.Num index, TypingScope inside) {
        if (!index.whole()) {
            whole.mistake("needs a whole number as a place, but " + Diagnostics.quote(by) + " may have decimals");
        }
        if (NumberTypes.integer(0, 0).accepts(index)) whole.mistake("counts places from 1, or from -1 at the end");
        boolean isOfElement = References.of(by).stream().anyMatch(it -> inside.isOfElement(it.name()));
        if (isOfElement) whole.mistake("needs a place that is the same for all elements, or a condition");
    }

    private Type elementOf(DiagnosticSite whole, Expression list, Type type) {
        if (type.present() instanceof Type.Sequence it) return it.element();
        if (type instanceof Type.Null)
            whole.mistake("needs a list, but " + Diagnostics.quote(list) + " is always null");
        else if (!type.equals(Type.NOTHING)) notes.single(whole.quote().get(), list, type);
        return type.present();
    }

    @Override
    public Type sequence(Expression.Sequence it) {
        Type element = Type.NOTHING;
        for (Expression item : it.items()) {
            Type type = check(item);
            Optional<Type> joined = Comparability.joined(element, type);
            if (joined.isEmpty()) {
                return new Type.Sequence(notes.mistake(
                        it,
                        "the elements of a list must be of one kind, but " + Diagnostics.quote(item) + " is "
                                + Wording.of(type) + " after " + Wording.of(element)));
            }
            element = joined.get();
        }
        return new Type.Sequence(element);
    }

    @Override
    public Type context(Expression.Context it) {
        Map<String, Type> members = new LinkedHashMap<>();
        TypeChecker inside = this;
        for (Map.Entry<String, Expression> member : it.members().entrySet()) {
            Type type = inside.check(member.getValue());
            members.put(member.getKey(), type);
            inside = at(inside.scope.with(member.getKey(), type));
        }
        return new Type.Context(members);
    }

    @Override
    public Type call(Expression.Call it) {
        List<Type> types = new ArrayList<>();
        it.arguments().forEach(argument -> types.add(check(argument)));
        return ConstantFolding.known(it, it.function().typeOf(new Arguments(it, types, scope.known(), notes)), notes);
    }
}
