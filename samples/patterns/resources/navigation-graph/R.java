package p;

final class R {
    static final class layout {
        static final int main = 0x7f030000;
    }
}
