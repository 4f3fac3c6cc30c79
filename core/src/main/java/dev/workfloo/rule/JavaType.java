package dev.workfloo.rule;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;

/**
 * A type of Java's, as far as values are made into it.
 *
 * @param arguments those of a generic type, such as the one of a list; empty where it is used without
 */
record JavaType(Class<?> raw, List<JavaType> arguments) {

    static final JavaType OBJECT = new JavaType(Object.class, List.of());

    static JavaType of(Type type) {
        if (type instanceof Class<?> raw) return new JavaType(raw, List.of());
        if (type instanceof ParameterizedType generic) {
            List<JavaType> arguments = Arrays.stream(generic.getActualTypeArguments())
                    .map(JavaType::of)
                    .toList();
            return new JavaType((Class<?>) generic.getRawType(), arguments);
        }
        if (type instanceof WildcardType any) return of(any.getUpperBounds()[0]);
        if (type instanceof GenericArrayType array) {
            JavaType item = of(array.getGenericComponentType());
            return new JavaType(item.raw().arrayType(), List.of(item));
        }
        throw new UnfitValue("no value is made into " + type.getTypeName() + ", of which only the name is known");
    }

    /** The type argument at this place, or {@code Object} where none was given. */
    JavaType argument(int index) {
        return index < arguments.size() ? arguments.get(index) : OBJECT;
    }

    /** What an array of it holds. */
    JavaType item() {
        return arguments.isEmpty() ? of(raw.getComponentType()) : arguments.get(0);
    }

    @Override
    public String toString() {
        return raw.getTypeName();
    }
}
