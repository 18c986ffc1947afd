package kotlin.properties;

public abstract class ObservableProperty<V> {
    private V value;

    public ObservableProperty(V initial) {
        value = initial;
    }

    protected boolean beforeChange(V old, V now) {
        return true;
    }

    protected void afterChange(V old, V now) {}

    public void setValue(Object owner, V now) {
        V old = value;
        if (beforeChange(old, now)) {
            value = now;
            afterChange(old, now);
        }
    }
}
