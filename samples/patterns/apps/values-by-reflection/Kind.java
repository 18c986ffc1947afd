package p;

enum Kind implements Step {
    ONE {
        @Override
        public void go() {}
    }
}
