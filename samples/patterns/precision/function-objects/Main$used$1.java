package p;

import kotlin.jvm.functions.Function0;

final class Main$used$1 implements Function0<Object> {
    @Override
    public Object invoke() {
        Main.hit();
        return null;
    }
}
