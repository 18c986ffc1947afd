package p;

class Plain extends Base implements Step {}
