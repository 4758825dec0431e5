// Each version has a namespace. With these, code of this project says V1.Order and V2.Order; other projects write the same two lines.
global using V1 = Shop.V1;
global using V2 = Shop.V2;
