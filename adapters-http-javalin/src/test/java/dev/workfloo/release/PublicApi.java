package dev.workfloo.release;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a host application can see and extend: public types, and their public and protected members, one a line. */
final class PublicApi {

    /** Every type has them. */
    private static final Set<String> OF_ALL = Set.of("equals", "hashCode", "toString", "values", "valueOf");

    private PublicApi() {}

    static SortedSet<String> of(JavaClasses classes) {
        return classes.stream()
                .map(JavaClass::reflect)
                .filter(PublicApi::isSeen)
                .flatMap(PublicApi::lines)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isSeen(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return isSeen(type.getModifiers())
                && !type.isAnonymousClass()
                && !type.isSynthetic()
                && (outer == null || isSeen(outer));
    }

    private static boolean isSeen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static Stream<String> lines(Class<?> type) {
        Stream<String> members = Stream.of(
                        Arrays.stream(type.getDeclaredFields())
                                .filter(it -> isSeen(it.getModifiers()))
                                .map(Field::toGenericString),
                        Arrays.stream(type.getDeclaredConstructors())
                                .filter(PublicApi::isSeen)
                                .map(Constructor::toGenericString),
                        Arrays.stream(type.getDeclaredMethods())
                                .filter(PublicApi::isSeen)
                                .map(Method::toGenericString))
                .flatMap(it -> it);
        return Stream.concat(Stream.of(header(type)), members.map(member -> type.getName() + ": " + member));
    }

    private static boolean isSeen(Executable member) {
        return isSeen(member.getModifiers()) && !member.isSynthetic() && !OF_ALL.contains(member.getName());
    }

    private static String header(Class<?> type) {
        return type.getName() + ": " + type.toGenericString() + parents(type) + permits(type);
    }

    private static String parents(Class<?> type) {
        Stream<Type> parents = Stream.concat(
                type.getGenericSuperclass() == null ? Stream.of() : Stream.of(type.getGenericSuperclass()),
                Arrays.stream(type.getGenericInterfaces()));
        String named = parents.map(parent -> parent.getTypeName()).collect(Collectors.joining(", "));
        return named.isEmpty() ? "" : " : " + named;
    }

    private static String permits(Class<?> type) {
        if (!type.isSealed()) return "";
        return Arrays.stream(type.getPermittedSubclasses())
                .map(Class::getName)
                .sorted()
                .collect(Collectors.joining(", ", " permits ", ""));
    }

    /** What is in the first and not in the second. */
    static SortedSet<String> without(Collection<String> one, Collection<String> other) {
        SortedSet<String> left = new TreeSet<>(one);
        left.removeAll(other);
        return left;
    }
}
