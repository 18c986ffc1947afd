package androidx.work;

public abstract class WorkRequest {
    public abstract static class Builder<B extends Builder<B, W>, W extends WorkRequest> {
        public final B setInputData(Data data) {
            return null;
        }

        public final W build() {
            return null;
        }
    }
}
