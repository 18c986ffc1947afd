package androidx.work;

public final class OneTimeWorkRequest {
    public static final class Builder {
        public Builder(Class<? extends Worker> worker) {}

        public OneTimeWorkRequest build() {
            return null;
        }
    }
}
