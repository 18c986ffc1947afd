package androidx.room;

public final class Room {
    private Room() {}

    @SuppressWarnings("unchecked")
    public static <T> T build(Class<T> type) {
        String owner = type.getPackage().getName();
        String name = type.getCanonicalName();
        String plain = (owner.isEmpty() ? name : name.substring(owner.length() + 1)).replace('.', '_') + "_Impl";
        try {
            return (T) Class.forName(owner.isEmpty() ? plain : owner + "." + plain).newInstance();
        } catch (ReflectiveOperationException error) {
            throw new IllegalStateException(error);
        }
    }
}
