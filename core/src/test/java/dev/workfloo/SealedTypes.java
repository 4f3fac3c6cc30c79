package dev.workfloo;

import java.util.Arrays;
import java.util.stream.Stream;

/** The types that a sealed type comes in, those of its families too. */
public final class SealedTypes {

    private SealedTypes() {}

    public static Stream<Class<?>> in(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(SealedTypes::in)
                : Stream.of(type);
    }
}
