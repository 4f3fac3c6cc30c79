package dev.workfloo.rule;

/** A type, or null. Made by {@link Type#orNull()}, so that there is one way only to say it. */
record OrNull(Type type) implements Type {

    OrNull {
        if (type.isNullable() || type instanceof Type.Nothing) throw new IllegalArgumentException("use orNull()");
    }

    @Override
    public boolean accepts(Type other) {
        return other instanceof Type.Null || type.accepts(other.present());
    }

    @Override
    public boolean includes(Value value) {
        return Type.NULL.includes(value) || type.includes(value);
    }

    @Override
    public boolean isNullable() {
        return true;
    }

    @Override
    public Type present() {
        return type;
    }

    @Override
    public String toString() {
        return type + " or null";
    }
}
