await customElements.whenDefined("home-assistant");const F=globalThis,ut=F.ShadowRoot&&(F.ShadyCSS===void 0||F.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,ht=Symbol(),wt=new WeakMap;let Lt=class{constructor(t,e,i){if(this._$cssResult$=!0,i!==ht)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o;const e=this.t;if(ut&&t===void 0){const i=e!==void 0&&e.length===1;i&&(t=wt.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),i&&wt.set(e,t))}return t}toString(){return this.cssText}};const ue=n=>new Lt(typeof n=="string"?n:n+"",void 0,ht),J=(n,...t)=>{const e=n.length===1?n[0]:t.reduce((i,o,s)=>i+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+n[s+1],n[0]);return new Lt(e,n,ht)},he=(n,t)=>{if(ut)n.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(const e of t){const i=document.createElement("style"),o=F.litNonce;o!==void 0&&i.setAttribute("nonce",o),i.textContent=e.cssText,n.appendChild(i)}},yt=ut?n=>n:n=>n instanceof CSSStyleSheet?(t=>{let e="";for(const i of t.cssRules)e+=i.cssText;return ue(e)})(n):n;const{is:pe,defineProperty:fe,getOwnPropertyDescriptor:me,getOwnPropertyNames:ge,getOwnPropertySymbols:be,getPrototypeOf:ve}=Object,K=globalThis,xt=K.trustedTypes,$e=xt?xt.emptyScript:"",_e=K.reactiveElementPolyfillSupport,N=(n,t)=>n,G={toAttribute(n,t){switch(t){case Boolean:n=n?$e:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,t){let e=n;switch(t){case Boolean:e=n!==null;break;case Number:e=n===null?null:Number(n);break;case Object:case Array:try{e=JSON.parse(n)}catch{e=null}}return e}},pt=(n,t)=>!pe(n,t),At={attribute:!0,type:String,converter:G,reflect:!1,useDefault:!1,hasChanged:pt};Symbol.metadata??=Symbol("metadata"),K.litPropertyMetadata??=new WeakMap;let q=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=At){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){const i=Symbol(),o=this.getPropertyDescriptor(t,i,e);o!==void 0&&fe(this.prototype,t,o)}}static getPropertyDescriptor(t,e,i){const{get:o,set:s}=me(this.prototype,t)??{get(){return this[e]},set(r){this[e]=r}};return{get:o,set(r){const a=o?.call(this);s?.call(this,r),this.requestUpdate(t,a,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??At}static _$Ei(){if(this.hasOwnProperty(N("elementProperties")))return;const t=ve(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(N("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(N("properties"))){const e=this.properties,i=[...ge(e),...be(e)];for(const o of i)this.createProperty(o,e[o])}const t=this[Symbol.metadata];if(t!==null){const e=litPropertyMetadata.get(t);if(e!==void 0)for(const[i,o]of e)this.elementProperties.set(i,o)}this._$Eh=new Map;for(const[e,i]of this.elementProperties){const o=this._$Eu(e,i);o!==void 0&&this._$Eh.set(o,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){const e=[];if(Array.isArray(t)){const i=new Set(t.flat(1/0).reverse());for(const o of i)e.unshift(yt(o))}else t!==void 0&&e.push(yt(t));return e}static _$Eu(t,e){const i=e.attribute;return i===!1?void 0:typeof i=="string"?i:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){const t=new Map,e=this.constructor.elementProperties;for(const i of e.keys())this.hasOwnProperty(i)&&(t.set(i,this[i]),delete this[i]);t.size>0&&(this._$Ep=t)}createRenderRoot(){const t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return he(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,i){this._$AK(t,i)}_$ET(t,e){const i=this.constructor.elementProperties.get(t),o=this.constructor._$Eu(t,i);if(o!==void 0&&i.reflect===!0){const s=(i.converter?.toAttribute!==void 0?i.converter:G).toAttribute(e,i.type);this._$Em=t,s==null?this.removeAttribute(o):this.setAttribute(o,s),this._$Em=null}}_$AK(t,e){const i=this.constructor,o=i._$Eh.get(t);if(o!==void 0&&this._$Em!==o){const s=i.getPropertyOptions(o),r=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:G;this._$Em=o;const a=r.fromAttribute(e,s.type);this[o]=a??this._$Ej?.get(o)??a,this._$Em=null}}requestUpdate(t,e,i,o=!1,s){if(t!==void 0){const r=this.constructor;if(o===!1&&(s=this[t]),i??=r.getPropertyOptions(t),!((i.hasChanged??pt)(s,e)||i.useDefault&&i.reflect&&s===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))))return;this.C(t,e,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:i,reflect:o,wrapped:s},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??e??this[t]),s!==!0||r!==void 0)||(this._$AL.has(t)||(this.hasUpdated||i||(e=void 0),this._$AL.set(t,e)),o===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}const t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[o,s]of this._$Ep)this[o]=s;this._$Ep=void 0}const i=this.constructor.elementProperties;if(i.size>0)for(const[o,s]of i){const{wrapped:r}=s,a=this[o];r!==!0||this._$AL.has(o)||a===void 0||this.C(o,void 0,s,a)}}let t=!1;const e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(e)):this._$EM()}catch(i){throw t=!1,this._$EM(),i}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};q.elementStyles=[],q.shadowRootOptions={mode:"open"},q[N("elementProperties")]=new Map,q[N("finalized")]=new Map,_e?.({ReactiveElement:q}),(K.reactiveElementVersions??=[]).push("2.1.2");const ft=globalThis,kt=n=>n,V=ft.trustedTypes,St=V?V.createPolicy("lit-html",{createHTML:n=>n}):void 0,Dt="$lit$",v=`lit$${Math.random().toFixed(9).slice(2)}$`,Ht="?"+v,we=`<${Ht}>`,A=document,j=()=>A.createComment(""),z=n=>n===null||typeof n!="object"&&typeof n!="function",mt=Array.isArray,ye=n=>mt(n)||typeof n?.[Symbol.iterator]=="function",it=`[ 	
\f\r]`,I=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Et=/-->/g,qt=/>/g,w=RegExp(`>|${it}(?:([^\\s"'>=/]+)(${it}*=${it}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Ct=/'/g,Ot=/"/g,Ft=/^(?:script|style|textarea|title)$/i,Wt=n=>(t,...e)=>({_$litType$:n,strings:t,values:e}),l=Wt(1),xe=Wt(2),C=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),Ut=new WeakMap,y=A.createTreeWalker(A,129);function Gt(n,t){if(!mt(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return St!==void 0?St.createHTML(t):t}const Ae=(n,t)=>{const e=n.length-1,i=[];let o,s=t===2?"<svg>":t===3?"<math>":"",r=I;for(let a=0;a<e;a++){const c=n[a];let h,p,u=-1,f=0;for(;f<c.length&&(r.lastIndex=f,p=r.exec(c),p!==null);)f=r.lastIndex,r===I?p[1]==="!--"?r=Et:p[1]!==void 0?r=qt:p[2]!==void 0?(Ft.test(p[2])&&(o=RegExp("</"+p[2],"g")),r=w):p[3]!==void 0&&(r=w):r===w?p[0]===">"?(r=o??I,u=-1):p[1]===void 0?u=-2:(u=r.lastIndex-p[2].length,h=p[1],r=p[3]===void 0?w:p[3]==='"'?Ot:Ct):r===Ot||r===Ct?r=w:r===Et||r===qt?r=I:(r=w,o=void 0);const m=r===w&&n[a+1].startsWith("/>")?" ":"";s+=r===I?c+we:u>=0?(i.push(h),c.slice(0,u)+Dt+c.slice(u)+v+m):c+v+(u===-2?a:m)}return[Gt(n,s+(n[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),i]};class B{constructor({strings:t,_$litType$:e},i){let o;this.parts=[];let s=0,r=0;const a=t.length-1,c=this.parts,[h,p]=Ae(t,e);if(this.el=B.createElement(h,i),y.currentNode=this.el.content,e===2||e===3){const u=this.el.content.firstChild;u.replaceWith(...u.childNodes)}for(;(o=y.nextNode())!==null&&c.length<a;){if(o.nodeType===1){if(o.hasAttributes())for(const u of o.getAttributeNames())if(u.endsWith(Dt)){const f=p[r++],m=o.getAttribute(u).split(v),E=/([.?@])?(.*)/.exec(f);c.push({type:1,index:s,name:E[2],strings:m,ctor:E[1]==="."?Se:E[1]==="?"?Ee:E[1]==="@"?qe:X}),o.removeAttribute(u)}else u.startsWith(v)&&(c.push({type:6,index:s}),o.removeAttribute(u));if(Ft.test(o.tagName)){const u=o.textContent.split(v),f=u.length-1;if(f>0){o.textContent=V?V.emptyScript:"";for(let m=0;m<f;m++)o.append(u[m],j()),y.nextNode(),c.push({type:2,index:++s});o.append(u[f],j())}}}else if(o.nodeType===8)if(o.data===Ht)c.push({type:2,index:s});else{let u=-1;for(;(u=o.data.indexOf(v,u+1))!==-1;)c.push({type:7,index:s}),u+=v.length-1}s++}}static createElement(t,e){const i=A.createElement("template");return i.innerHTML=t,i}}function O(n,t,e=n,i){if(t===C)return t;let o=i!==void 0?e._$Co?.[i]:e._$Cl;const s=z(t)?void 0:t._$litDirective$;return o?.constructor!==s&&(o?._$AO?.(!1),s===void 0?o=void 0:(o=new s(n),o._$AT(n,e,i)),i!==void 0?(e._$Co??=[])[i]=o:e._$Cl=o),o!==void 0&&(t=O(n,o._$AS(n,t.values),o,i)),t}class ke{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){const{el:{content:e},parts:i}=this._$AD,o=(t?.creationScope??A).importNode(e,!0);y.currentNode=o;let s=y.nextNode(),r=0,a=0,c=i[0];for(;c!==void 0;){if(r===c.index){let h;c.type===2?h=new L(s,s.nextSibling,this,t):c.type===1?h=new c.ctor(s,c.name,c.strings,this,t):c.type===6&&(h=new Ce(s,this,t)),this._$AV.push(h),c=i[++a]}r!==c?.index&&(s=y.nextNode(),r++)}return y.currentNode=A,o}p(t){let e=0;for(const i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(t,i,e),e+=i.strings.length-2):i._$AI(t[e])),e++}}class L{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,i,o){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=i,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode;const e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=O(this,t,e),z(t)?t===d||t==null||t===""?(this._$AH!==d&&this._$AR(),this._$AH=d):t!==this._$AH&&t!==C&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):ye(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==d&&z(this._$AH)?this._$AA.nextSibling.data=t:this.T(A.createTextNode(t)),this._$AH=t}$(t){const{values:e,_$litType$:i}=t,o=typeof i=="number"?this._$AC(t):(i.el===void 0&&(i.el=B.createElement(Gt(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===o)this._$AH.p(e);else{const s=new ke(o,this),r=s.u(this.options);s.p(e),this.T(r),this._$AH=s}}_$AC(t){let e=Ut.get(t.strings);return e===void 0&&Ut.set(t.strings,e=new B(t)),e}k(t){mt(this._$AH)||(this._$AH=[],this._$AR());const e=this._$AH;let i,o=0;for(const s of t)o===e.length?e.push(i=new L(this.O(j()),this.O(j()),this,this.options)):i=e[o],i._$AI(s),o++;o<e.length&&(this._$AR(i&&i._$AB.nextSibling,o),e.length=o)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){const i=kt(t).nextSibling;kt(t).remove(),t=i}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}}class X{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,i,o,s){this.type=1,this._$AH=d,this._$AN=void 0,this.element=t,this.name=e,this._$AM=o,this.options=s,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=d}_$AI(t,e=this,i,o){const s=this.strings;let r=!1;if(s===void 0)t=O(this,t,e,0),r=!z(t)||t!==this._$AH&&t!==C,r&&(this._$AH=t);else{const a=t;let c,h;for(t=s[0],c=0;c<s.length-1;c++)h=O(this,a[i+c],e,c),h===C&&(h=this._$AH[c]),r||=!z(h)||h!==this._$AH[c],h===d?t=d:t!==d&&(t+=(h??"")+s[c+1]),this._$AH[c]=h}r&&!o&&this.j(t)}j(t){t===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}}class Se extends X{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===d?void 0:t}}class Ee extends X{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==d)}}class qe extends X{constructor(t,e,i,o,s){super(t,e,i,o,s),this.type=5}_$AI(t,e=this){if((t=O(this,t,e,0)??d)===C)return;const i=this._$AH,o=t===d&&i!==d||t.capture!==i.capture||t.once!==i.once||t.passive!==i.passive,s=t!==d&&(i===d||o);o&&this.element.removeEventListener(this.name,this,i),s&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}}class Ce{constructor(t,e,i){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(t){O(this,t)}}const Oe=ft.litHtmlPolyfillSupport;Oe?.(B,L),(ft.litHtmlVersions??=[]).push("3.3.3");const Ue=(n,t,e)=>{const i=e?.renderBefore??t;let o=i._$litPart$;if(o===void 0){const s=e?.renderBefore??null;i._$litPart$=o=new L(t.insertBefore(j(),s),s,void 0,e??{})}return o._$AI(n),o};const gt=globalThis;class x extends q{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){const e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=Ue(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return C}}x._$litElement$=!0,x.finalized=!0,gt.litElementHydrateSupport?.({LitElement:x});const Me=gt.litElementPolyfillSupport;Me?.({LitElement:x});(gt.litElementVersions??=[]).push("4.2.2");const Te={attribute:!0,type:String,converter:G,reflect:!1,hasChanged:pt},Pe=(n=Te,t,e)=>{const{kind:i,metadata:o}=e;let s=globalThis.litPropertyMetadata.get(o);if(s===void 0&&globalThis.litPropertyMetadata.set(o,s=new Map),i==="setter"&&((n=Object.create(n)).wrapped=!0),s.set(e.name,n),i==="accessor"){const{name:r}=e;return{set(a){const c=t.get.call(this);t.set.call(this,a),this.requestUpdate(r,c,n,!0,a)},init(a){return a!==void 0&&this.C(r,void 0,n,a),a}}}if(i==="setter"){const{name:r}=e;return function(a){const c=this[r];t.call(this,a),this.requestUpdate(r,c,n,!0,a)}}throw Error("Unsupported decorator location: "+i)};function M(n){return(t,e)=>typeof e=="object"?Pe(n,t,e):((i,o,s)=>{const r=o.hasOwnProperty(s);return o.constructor.createProperty(s,i),r?Object.getOwnPropertyDescriptor(o,s):void 0})(n,t,e)}function b(n){return M({...n,state:!0,attribute:!1})}const Ie=1e3,W=new Set;let ot;function Re(){document.hidden||W.forEach(n=>{n.requestUpdate()})}function Vt(n){n.addController({hostConnected:()=>{W.add(n),ot??=setInterval(Re,Ie)},hostDisconnected:()=>{W.delete(n),!(W.size>0)&&(clearInterval(ot),ot=void 0)}})}function Ne(n){return n===void 0||n.state==="unavailable"||n.state==="unknown"}class bt{constructor(t,e){this.hass=t,this.roles=e}entityId(t){return this.roles[t]}state(t){const e=this.roles[t];return e===void 0?void 0:this.hass.states[e]}isAvailable(t){const e=this.state(t);return e!==void 0&&e.state!=="unavailable"}text(t){const e=this.state(t);return Ne(e)?void 0:e?.state}number(t){const e=Number(this.text(t)??NaN);return Number.isFinite(e)?e:void 0}moment(t){const e=Date.parse(this.text(t)??"");return Number.isNaN(e)?void 0:e}isOn(t){const e=this.text(t);return e===void 0?void 0:e==="on"}value(t){return this.text(t)===void 0?void 0:this.valueOrUnknown(t)}valueOrUnknown(t){const e=this.state(t);if(!(e===void 0||!this.isAvailable(t)))return{entityId:e.entity_id,text:this.hass.formatEntityState(e),unit:Qt(e)}}}function Qt(n){const t=n.attributes.unit_of_measurement;return typeof t=="string"?t:void 0}const ct=5,je=["uplink_active","agc_active","over_power","feedback","automatic_shutdown","manual_shutdown"],ze=["automatic_shutdown","over_power","feedback"];function Be(n,t){const e=new bt(n,t.entities),i=De(e),o=ze.find(r=>e.isOn(r)),s=e.value("signal_strength");return{id:t.id,label:t.label,condition:o??Le(e,i),isAlarm:o!==void 0,switch:i,signal:s,leds:Math.min(ct,Math.max(0,Math.round(e.number("signal_strength")??0))),lamps:je.flatMap(r=>He(e,r,i)),uplinkPower:e.value("uplink_power"),downlinkPower:e.value("downlink_power"),usage:e.value("band_usage")}}function Le(n,t){if(t?.isPending)return"pending";if(t?.isOn===!1)return"off";const e=n.isOn("online");return e===!1?"offline":n.isOn("uplink_active")?"in_use":e??n.text("signal_strength")!==void 0?"working":"silent"}function De(n){const t=n.state("switch");if(t!==void 0)return{entityId:t.entity_id,isOn:n.isOn("switch"),isPending:t.attributes.pending===!0,isAvailable:n.isAvailable("switch")}}function He(n,t,e){const i=n.entityId(t);if(i!==void 0)return[{role:t,entityId:i,isLit:n.isOn(t)??!1}];if(t==="manual_shutdown"&&e!==void 0){const o=e.isOn===!1&&!e.isPending;return[{role:t,entityId:e.entityId,isLit:o}]}return[]}function Yt(n,t,e){const i=n.entityId("messages_used");if(i===void 0)return;const o=t.monthly_quota,s=n.number("messages_used"),r=(n.moment("boost_ends")??0)>e,a=r?void 0:n.number("messages_projected"),c=r?void 0:n.moment("quota_exhausted");return{entityId:i,limit:o,used:s,isBoosted:r,projected:a,resetsAt:Fe(e,t.quota_reset_day),runsOutAt:c===void 0?void 0:new Date(c),health:s!==void 0&&s>=o?"exhausted":c!==void 0||(a??0)>o?"at_risk":"good"}}function Fe(n,t){const e=new Date(n),i=e.getUTCFullYear(),o=e.getUTCMonth(),s=new Date(Date.UTC(i,o,t));return s.getTime()>n?s:new Date(Date.UTC(i,o+1,t))}function We(n,t,e){const i=new bt(n,t.entities);return{deviceId:t.device_id,name:t.name??"",presence:Zt(i),connection:Jt(i),description:i.value("connection_description"),temperature:i.value("temperature"),isTooHot:i.isOn("temperature_alarm")??!1,lastMessageId:i.entityId("last_message"),lastMessageAt:i.moment("last_message"),frequencyId:i.entityId("current_message_frequency"),period:Ve(i),boost:Qe(i,e),bands:t.bands.map(o=>Be(n,o)),quota:Yt(i,t,e),reboot:Mt(i,"reboot"),recalibrate:Mt(i,"recalibrate")}}function Zt(n){const t=["connected","connection_status"].find(i=>n.entityId(i)!==void 0);if(t===void 0)return"unknown";if(!n.isAvailable(t))return"unavailable";const e=n.text(t);return e===void 0?"unknown":["on","online","heartbeat"].includes(e)?"online":"offline"}function Jt(n){return n.valueOrUnknown("connection_status")??n.valueOrUnknown("connected")}const Ge={s:1,min:60,h:3600};function Ve(n){const t="current_message_frequency",e=n.number(t),i=n.state(t),o=Ge[(i&&Qt(i))??"s"];return e===void 0||o===void 0?void 0:e*o}function Qe(n,t){const e=n.entityId("boost_ends"),i=n.moment("boost_ends");if(!(e===void 0||i===void 0||i<=t))return{entityId:e,until:i,isByUser:n.text("boost_reason")==="boost"}}function Mt(n,t){const e=n.entityId(t);if(e!==void 0)return{entityId:e,isAvailable:n.isAvailable(t)}}const Kt={"card.name":"StellaControl repeater","card.description":"One repeater as its front panel: bands, alarms, quota and commands.","card.choose_device":"Choose a repeater in the card's settings.","card.unknown_device":"This repeater is not there any more, or you may not see it.","card.not_loaded":"StellaControl does not answer. Is the integration set up?","card.loading":"Looking for the repeater…","editor.device":"Repeater","editor.name":"Name","editor.name_helper":"Shown in place of the device's name.","editor.hide_quota":"Hide the quota","editor.hide_controls":"Hide the commands","head.unavailable":"The platform does not answer","head.message":"Message {age}","head.no_message":"No message yet","head.frequency":"Every {period}","head.boost":"Boost {countdown}","head.temperature":"Temperature {value}","head.too_hot":"Temperature {value}, too hot","bands.label":"Bands","bands.none":"This repeater has not told of any band yet.","band.switch":"{band} on or off","band.signal":"Signal strength {count} of 5","band.no_signal":"Signal strength not known","band.uplink_power":"Uplink power {value}","band.downlink_power":"Downlink power {value}","band.usage":"Usage {value}","condition.automatic_shutdown":"Shut down","condition.over_power":"Over power","condition.feedback":"Feedback","condition.pending":"Pending","condition.off":"Off","condition.silent":"No data","condition.offline":"Offline","condition.in_use":"In use","condition.working":"Working","lamp.uplink_active":"Uplink active","lamp.agc_active":"AGC active","lamp.over_power":"Over power","lamp.feedback":"Feedback","lamp.automatic_shutdown":"Shut down by itself","lamp.manual_shutdown":"Turned off","lamp.pending":"Waiting for the device to confirm","quota.title":"Message quota","quota.used":"{used} of {limit} messages used","quota.unknown":"Messages used not known","quota.projected":"{projected} projected","quota.boosting":"No projection during a boost","quota.resets":"Resets on {day}","quota.runs_out":"Runs out on {day}","quota.exhausted":"Quota used up","controls.boost":"Boost","controls.end_boost":"End boost","controls.recalibrate":"Recalibrate","controls.reboot":"Reboot","controls.cancel":"Cancel","controls.recalibrate_question":"Recalibrate {name} now? Its bands may drop for a moment.","controls.reboot_question":"Reboot {name} now? It amplifies nothing until it is back, which takes a minute or two.","controls.boost_explained":"Lets the repeater report more often for a while. Every message counts against the quota.","controls.frequency":"Message frequency","controls.duration":"For","controls.start":"Start boost","controls.failed":"It did not work.","quota.column_used":"Used","quota.column_projected":"Projected","quota.column_limit":"Quota","quota.column_outcome":"Outlook","dashboard.name":"StellaControl fleet","dashboard.description":"All repeaters, those in trouble first, their message quotas and a view of each one.","dashboard.title":"Repeaters","dashboard.fleet":"Fleet","dashboard.quota":"Quota","graph.title":"Last 24 hours","graph.temperature":"Temperature","graph.uplink_power":"Uplink power","graph.downlink_power":"Downlink power","graph.band_usage":"Usage","fleet.loading":"Looking for repeaters…","fleet.none":"There is no repeater yet.","fleet.none_found":"No repeater fits what you look for.","fleet.kinds":"Show","fleet.all":"All","fleet.alarm":"Alarm","fleet.offline":"Offline","fleet.quota":"Quota at risk","fleet.search":"Search","fleet.area":"Area","fleet.all_areas":"All areas","fleet.pages":"Pages","fleet.page":"Page {page} of {pages}","fleet.previous":"Previous page","fleet.next":"Next page","fleet.quota_used":"{share} of the quota used","fleet.too_hot":"Too hot"};var Ye=["de","en","es","fr","it","nl","pl","pt","sv"];const Xt="en",Q=new Map([[Xt,Kt]]),st=new Map,Tt=new URL(import.meta.url);function vt(n){return[n,n.split("-")[0]??""].find(e=>Ye.includes(e))??Xt}function Ze(n){const t=vt(n);return n.startsWith(t)?n:t}async function tt(n){const t=vt(n);Q.has(t)||(st.has(t)||st.set(t,Je(t)),await st.get(t))}async function Je(n){let t={};try{const e=await fetch(new URL(`translations/${n}.json${Tt.search}`,Tt));e.ok&&(t=await e.json())}catch{}Q.set(n,t)}function U(n,t){const e=vt(n);Q.has(e)||tt(n).then(t);const i=Q.get(e)??{};return(o,s={})=>(i[o]??Kt[o]).replace(/\{(\w+)\}/g,(r,a)=>String(s[a]??r))}function te(){return document.documentElement.lang||navigator.language}const ee=1,$=60*ee,_=60*$,Pt=24*_,Ke={comma_decimal:"en",decimal_comma:"de",quote_decimal:"de-CH",space_comma:"fr"},rt=new Map;function R(n,...t){const e=JSON.stringify(t);return rt.has(e)||rt.set(e,n()),rt.get(e)}class Xe{constructor(t){this.hass=t,this.language=Ze(t.locale.language),this.timeZone=t.locale.time_zone==="server"?t.config.time_zone:void 0}number(t){const{language:e,number_format:i="language"}=this.hass.locale;return R(()=>i==="none"?new Intl.NumberFormat("en",{useGrouping:!1}):i==="system"?new Intl.NumberFormat:new Intl.NumberFormat(Ke[i]??e),"number",e,i).format(t)}share(t){return R(()=>new Intl.NumberFormat(this.language,{style:"percent"}),"share",this.language).format(t)}day(t,e=this.timeZone){return R(()=>new Intl.DateTimeFormat(this.language,{day:"numeric",month:"long",...e&&{timeZone:e}}),"day",this.language,e).format(t)}age(t,e){const i=Math.max(0,Math.round((e-t)/1e3)),[o,s]=i<$?[ee,"second"]:i<_?[$,"minute"]:i<Pt?[_,"hour"]:[Pt,"day"];return R(()=>new Intl.RelativeTimeFormat(this.language,{style:"short"}),"age",this.language).format(-Math.floor(i/o),s)}period(t){const[e,i]=t>=_&&t%_===0?[t/_,"hour"]:t>=$&&t%$===0?[t/$,"minute"]:[t,"second"];return R(()=>new Intl.NumberFormat(this.language,{style:"unit",unit:i,unitDisplay:"short"}),"period",this.language,i).format(e)}}function tn(n,t){const e=Math.max(0,Math.ceil((n-t)/1e3)),i=Math.floor(e/_),o=Math.floor(e%_/$),s=String(e%$).padStart(2,"0");return i>0?`${i}:${String(o).padStart(2,"0")}:${s}`:`${o}:${s}`}function ne(n,t){return{hass:n,translate:U(n.language,t),formats:new Xe(n),now:Date.now()}}async function ie(n){return(await n.callWS({type:"stellacontrol/repeaters"})).repeaters}function oe(n,t,e){return n.connection.subscribeMessage(i=>{e(i.repeater)},{type:"stellacontrol/subscribe_repeater",device_id:t},{resubscribe:!1})}async function en(n,t){let e;const i=new Promise(s=>{e=s}),o=await oe(n,t,s=>{e(s)});try{return await i}finally{await o()}}function nn(n){return[n,...n.bands].flatMap(t=>Object.values(t.entities).filter(e=>e!==void 0))}const $t=J`
  :host {
    --good: var(--success-color, #43a047);
    --bad: var(--error-color, #db4437);
    --warn: var(--warning-color, #ffa600);
    --info: var(--info-color, var(--primary-color, #039be5));
    --text: var(--primary-text-color, #212121);
    --quiet: var(--secondary-text-color, #5e5e5e);
    --line: var(--divider-color, #e0e0e0);
    --faint: color-mix(in srgb, var(--text) 12%, transparent);
    display: block;
  }
`,on={"1s":1,"10s":10,"1m":60};function sn(n,t,e){const i=e?"turn_on":"turn_off";return n.callService("switch",i,{},{entity_id:t})}function rn(n,t){return n.callService("button","press",{},{entity_id:t},!1)}function an(n,t,e,i){const o={device_id:t,frequency:e,duration:{minutes:i}};return n.callService("stellacontrol","boost",o,void 0,!1)}function ln(n,t){const e={device_id:t};return n.callService("stellacontrol","end_boost",e,void 0,!1)}async function cn(n,t){const e=t??{};return await dn(n,e).catch(()=>"")||(e.message??"")}async function dn(n,t){const{translation_domain:e,translation_key:i}=t;return e===void 0||i===void 0||!n.loadBackendTranslation?"":(await n.loadBackendTranslation("exceptions",e))(`component.${e}.exceptions.${i}.message`,t.translation_placeholders)}function se(n,t){n.dispatchEvent(new CustomEvent("hass-more-info",{bubbles:!0,composed:!0,detail:{entityId:t}}))}function g(n,t,e,i=""){return n===void 0?l`<span class="info ${i}">${t}</span>`:l`<button
    class="info ${i}"
    aria-label=${e??d}
    title=${e??d}
    @click=${o=>{o.currentTarget&&se(o.currentTarget,n)}}
  >
    ${t}
  </button>`}const un={uplink_active:"mdi:cellphone-wireless",agc_active:"mdi:tune-vertical",over_power:"mdi:flash-alert",feedback:"mdi:sync-alert",automatic_shutdown:"mdi:shield-alert",manual_shutdown:"mdi:power"};function hn(n,t){const{translate:e}=t,i=e(`condition.${n.condition}`),o=n.switch?.isOn??!0;return l`<li
    class="band ${n.condition} ${n.isAlarm?"alarm":""} ${o?"":"off"}"
  >
    ${g(n.switch?.entityId??n.signal?.entityId,n.label,void 0,"label")}
    ${pn(n,t)}
    <div class="condition">${i}</div>
    <div class="lamps">${n.lamps.map(s=>fn(s,t))}</div>
    <div class="values">
      ${at(n.uplinkPower,"mdi:arrow-up-thin","band.uplink_power",t)}
      ${at(n.downlinkPower,"mdi:arrow-down-thin","band.downlink_power",t)}
      ${at(n.usage,"mdi:gauge","band.usage",t)}
    </div>
    ${gn(n,t)}
  </li>`}function pn(n,{translate:t}){const e=n.signal?t("band.signal",{count:n.leds}):t("band.no_signal"),i=Array.from({length:ct},(o,s)=>ct-s);return g(n.signal?.entityId,l`${i.map(o=>l`<i class=${o<=n.leds?"lit":""}></i>`)}`,e,"leds")}function fn({role:n,entityId:t,isLit:e},{translate:i}){const o=i(`lamp.${n}`);return l`<button
    class="lamp ${n} ${e?"lit":""}"
    title=${o}
    aria-label=${o}
    aria-hidden=${e?"false":"true"}
    tabindex=${e?0:-1}
    @click=${s=>{s.currentTarget&&se(s.currentTarget,t)}}
  >
    <ha-icon icon=${un[n]}></ha-icon>
  </button>`}function at(n,t,e,{translate:i}){return n===void 0?d:g(n.entityId,l`<ha-icon icon=${t}></ha-icon>${mn(n)}`,i(e,{value:n.text}))}function mn({text:n,unit:t}){return t!==void 0&&n.endsWith(t)?l`${n.slice(0,-t.length)}<span class="unit">${t}</span>`:l`${n}`}function gn(n,{hass:t,translate:e}){if(n.switch===void 0)return d;const{entityId:i,isOn:o,isPending:s,isAvailable:r}=n.switch;return l`<button
    class="switch ${s?"pending":""}"
    role="switch"
    aria-checked=${o?"true":"false"}
    aria-label=${e("band.switch",{band:n.label})}
    title=${s?e("lamp.pending"):d}
    ?disabled=${!r}
    @click=${()=>{sn(t,i,!o).catch(()=>{})}}
  >
    <i></i>
  </button>`}const bn=J`
  ha-card {
    container-type: inline-size;
    display: block;
    padding: 16px;
    color: var(--text);
    font-size: 14px;
    line-height: 1.4;
  }
  button {
    all: unset;
    box-sizing: border-box;
    cursor: pointer;
    border-radius: 6px;
  }
  button:focus-visible {
    outline: 2px solid var(--primary-color, #039be5);
    outline-offset: 2px;
  }
  ha-icon {
    --mdc-icon-size: 16px;
    flex: none;
    display: inline-flex;
  }
  .quiet {
    color: var(--quiet);
  }
  .notice {
    margin: 0;
    padding: 8px 0;
    color: var(--quiet);
  }

  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 2px 12px;
  }
  h2 {
    margin: 0;
    font-size: 20px;
    font-weight: 500;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .connection,
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 14px;
  }
  .facts {
    margin-top: 4px;
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
  .info {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .facts .alarm {
    color: var(--text);
    font-weight: 500;
  }
  .facts .alarm ha-icon {
    color: var(--bad);
  }
  .facts .boost {
    color: var(--text);
  }
  .facts .boost ha-icon {
    color: var(--info);
  }
  .dot {
    width: 10px;
    height: 10px;
    margin-inline-end: 4px;
    border-radius: 50%;
    background: var(--quiet);
  }
  .online > .info > .dot {
    background: var(--good);
  }
  .offline > .info > .dot {
    background: var(--bad);
  }

  .bands {
    display: grid;
    grid-template-columns: repeat(var(--wide), minmax(0, 150px));
    justify-content: center;
    gap: 6px;
    margin: 16px 0;
    padding: 0;
    list-style: none;
  }
  @container (max-width: 400px) {
    .bands {
      grid-template-columns: repeat(var(--narrow), minmax(0, 150px));
    }
  }
  .band {
    container-type: inline-size;
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 8px;
    min-width: 0;
    padding: 10px 3px;
    border: 1px solid var(--line);
    border-radius: 10px;
    --led: var(--good);
  }
  .band.alarm {
    --led: var(--bad);
    border-color: var(--bad);
    background: color-mix(in srgb, var(--bad) 8%, transparent);
  }
  .band.pending {
    --led: var(--info);
  }
  .band.off,
  .band.offline,
  .band.silent {
    --led: var(--quiet);
  }
  .label {
    font-weight: 500;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .leds {
    display: flex;
    flex-direction: column;
    gap: 3px;
    padding: 4px;
  }
  .leds i {
    width: 30px;
    height: 7px;
    border-radius: 2px;
    background: var(--faint);
  }
  .leds i.lit {
    background: var(--led);
  }
  .condition {
    font-size: 12px;
    line-height: 1.2;
    text-align: center;
    color: var(--quiet);
  }
  .alarm .condition,
  .pending .condition,
  .in_use .condition {
    color: var(--text);
    font-weight: 500;
  }
  .lamps {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 2px;
    max-width: 58px;
  }
  .lamp {
    display: flex;
    align-items: center;
    justify-content: center;
    width: 18px;
    height: 18px;
    border-radius: 50%;
    color: var(--text);
    opacity: 0.22;
    --mdc-icon-size: 14px;
  }
  .lamp.lit {
    opacity: 1;
    --mdc-icon-size: 16px;
  }
  .lamp.lit.uplink_active {
    color: var(--info);
  }
  .lamp.lit.agc_active {
    color: var(--warn);
  }
  .lamp.lit.over_power,
  .lamp.lit.feedback,
  .lamp.lit.automatic_shutdown {
    color: var(--bad);
  }
  .values {
    display: flex;
    flex-direction: column;
    gap: 2px;
    font-size: 12px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .values ha-icon {
    --mdc-icon-size: 13px;
    color: var(--quiet);
  }
  .values .info {
    gap: 2px;
  }
  .unit {
    margin-inline-start: 1px;
    color: var(--quiet);
  }
  @container (max-width: 80px) {
    .unit {
      display: none;
    }
    .label {
      /* Each word in a line of its own, in all columns. */
      word-spacing: 100vw;
      line-height: 1.2;
    }
  }
  .switch {
    position: relative;
    width: 40px;
    height: 22px;
    margin-top: auto;
    border-radius: 11px;
    background: var(--quiet);
    transition: background 0.15s;
  }
  .switch i {
    position: absolute;
    top: 3px;
    inset-inline-start: 3px;
    width: 16px;
    height: 16px;
    border-radius: 50%;
    background: var(--card-background-color, #fff);
    transition: inset-inline-start 0.15s;
  }
  .switch[aria-checked="true"] {
    background: var(--primary-color, #039be5);
  }
  .switch[aria-checked="true"] i {
    inset-inline-start: 21px;
  }
  .switch[disabled] {
    opacity: 0.4;
    cursor: default;
  }
  .switch.pending i {
    animation: waiting 1.2s ease-in-out infinite alternate;
  }
  @keyframes waiting {
    to {
      opacity: 0.35;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .switch.pending i {
      animation: none;
    }
  }

  .quota {
    display: flex;
    align-items: center;
    gap: 14px;
    padding-top: 14px;
    border-top: 1px solid var(--line);
    font-variant-numeric: tabular-nums;
    --used: var(--primary-color, #039be5);
  }
  .quota.at_risk {
    --used: var(--warn);
  }
  .quota.exhausted {
    --used: var(--bad);
  }
  .quota .warning {
    font-weight: 500;
  }
  .ring {
    position: relative;
    justify-content: center;
    flex: none;
    width: 64px;
    height: 64px;
    border-radius: 50%;
  }
  .ring svg {
    position: absolute;
    inset: 0;
    transform: rotate(-90deg);
  }
  .ring b {
    font-weight: 500;
  }
  circle {
    fill: none;
    stroke-width: 4;
  }
  circle.whole {
    stroke: var(--faint);
  }
  circle.projected {
    stroke: color-mix(in srgb, var(--used) 40%, transparent);
  }
  circle.used {
    stroke: var(--used);
  }
  stellacontrol-controls {
    margin-top: 14px;
  }
`,Y="stellacontrol-card",vn={device_id:"editor.device",name:"editor.name",hide_quota:"editor.hide_quota",hide_controls:"editor.hide_controls"},$n={name:"editor.name_helper"};function re(n){const{device_id:t,name:e}=n??{};if(t!==void 0&&typeof t!="string")throw new Error("device_id must be the id of a device");if(e!==void 0&&typeof e!="string")throw new Error("name must be a text");return n}function _n(){const n=(t,e)=>{const i=t[e];return i&&U(te())(i)};return{schema:[{name:"device_id",required:!0,selector:{device:{filter:[{integration:"stellacontrol"}]}}},{name:"name",selector:{text:{}}},{name:"hide_quota",selector:{boolean:{}}},{name:"hide_controls",selector:{boolean:{}}}],computeLabel:t=>n(vn,t.name),computeHelper:t=>n($n,t.name),assertConfig:re}}function wn(n){const t=Object.values(n.entities).find(e=>e?.platform==="stellacontrol"&&e.device_id);return t?.device_id?{device_id:t.device_id}:{}}function yn(n,t){const e=n.entities[t];return e?.platform!=="stellacontrol"||!e.device_id?null:{config:{type:`custom:${Y}`,device_id:e.device_id}}}function xn(n,t,e){return l`<header>
    <div class="title">
      <h2>${t}</h2>
      ${An(n,e)}
    </div>
    <div class="facts">
      ${kn(n,e)} ${Sn(n,e)}
      ${En(n,e)} ${qn(n,e)}
    </div>
  </header>`}function An(n,{translate:t}){const e=n.presence==="unavailable"?t("head.unavailable"):n.connection?.text;return l`<div class="connection ${n.presence}">
    ${e===void 0?d:g(n.connection?.entityId,l`<i class="dot"></i>${e}`)}
    ${n.description?g(n.description.entityId,n.description.text,void 0,"quiet"):d}
  </div>`}function kn({temperature:n,isTooHot:t},e){if(n===void 0)return d;const i=e.translate(t?"head.too_hot":"head.temperature",{value:n.text}),o=t?"mdi:thermometer-alert":"mdi:thermometer";return g(n.entityId,l`<ha-icon icon=${o}></ha-icon>${n.text}`,i,t?"alarm":"")}function Sn(n,{translate:t,formats:e,now:i}){if(n.lastMessageId===void 0)return d;const o=n.lastMessageAt===void 0?t("head.no_message"):t("head.message",{age:e.age(n.lastMessageAt,i)});return g(n.lastMessageId,l`<ha-icon icon="mdi:message-text-clock-outline"></ha-icon>${o}`)}function En(n,{translate:t,formats:e}){if(n.period===void 0)return d;const i=t("head.frequency",{period:e.period(n.period)});return g(n.frequencyId,l`<ha-icon icon="mdi:timer-outline"></ha-icon>${i}`)}function qn({boost:n},{translate:t,now:e}){if(n===void 0)return d;const i=t("head.boost",{countdown:tn(n.until,e)});return g(n.entityId,l`<ha-icon icon="mdi:rocket-launch-outline"></ha-icon>${i}`,void 0,"boost")}function Cn(n,t){const{translate:e,formats:i}=t,o=n.used===void 0?void 0:n.used/n.limit,s=o===void 0?"–":i.share(o);return l`<div class="quota ${n.health}">
    ${g(n.entityId,l`${Tn(o??0,(n.projected??0)/n.limit)}<b>${s}</b>`,`${e("quota.title")}: ${s}`,"ring")}
    <div>
      ${On(n,t)} ${Un(n,t)}
      ${Mn(n,t)}
    </div>
  </div>`}function On(n,{translate:t,formats:e}){return n.used===void 0?l`<div>${t("quota.unknown")}</div>`:l`<div>
    ${t("quota.used",{used:e.number(n.used),limit:e.number(n.limit)})}
  </div>`}function Un(n,{translate:t,formats:e}){if(n.isBoosted)return l`<div class="quiet">${t("quota.boosting")}</div>`;if(n.projected===void 0)return d;const i=e.number(n.projected);return l`<div class="quiet">${t("quota.projected",{projected:i})}</div>`}function Mn(n,{translate:t,formats:e}){const i=l`<div class="quiet">
    ${t("quota.resets",{day:e.day(n.resetsAt,"UTC")})}
  </div>`;if(n.health==="exhausted")return l`<div class="warning">${t("quota.exhausted")}</div>
      ${i}`;if(n.runsOutAt===void 0)return i;const o=e.day(n.runsOutAt);return l`<div class="warning">${t("quota.runs_out",{day:o})}</div>
    ${i}`}function Tn(n,t){const e=(i,o)=>xe`<circle class=${i} cx="20" cy="20" r="17" pathLength="100"
      stroke-dasharray="${Math.min(1,o)*100} 100" />`;return l`<svg viewBox="0 0 40 40" aria-hidden="true">
    ${e("whole",1)} ${e("projected",t)} ${e("used",n)}
  </svg>`}class Pn{constructor(t,e){this.host=t,this.tell=e,this.count=0,t.addController(this)}hostConnected(){this.host.requestUpdate()}hostDisconnected(){this.leave()}follow(t,e){e!==this.deviceId&&(this.leave(),this.deviceId=e,this.tell("loading")),t.connected?e!==void 0&&this.host.isConnected&&this.mayAnswer(t)&&this.subscribe(t,e):this.forget()}mayAnswer({config:t}){return this.unsubscribe===void 0?!0:this.refusedWith!==void 0&&this.refusedWith!==t}subscribe(t,e){this.forget();const i=this.count,o=oe(t,e,s=>{i===this.count&&this.tell(s)});o.catch(()=>{i===this.count&&(this.refusedWith=t.config,this.tell("not_loaded"))}),this.unsubscribe=()=>{o.then(s=>s()).catch(()=>{})}}leave(){this.unsubscribe?.(),this.forget()}forget(){this.count+=1,this.unsubscribe=void 0,this.refusedWith=void 0}}var In=Object.defineProperty,_t=(n,t,e,i)=>{for(var o=void 0,s=n.length-1,r;s>=0;s--)(r=n[s])&&(o=r(t,e,o)||o);return o&&In(t,e,o),o};class et extends x{constructor(){super(),this.answer="loading",this.subscription=new Pn(this,t=>{this.answer=t}),Vt(this)}static{this.styles=[$t,bn]}static{this.getConfigForm=_n}static{this.getStubConfig=wn}setConfig(t){this.config=re(t)}getCardSize(){return 9}getGridOptions(){return{columns:12,min_columns:6,rows:"auto"}}shouldUpdate(t){const e=t.get("hass");if(t.size!==1||e===void 0||this.hass===void 0)return!0;const{hass:i,answer:o}=this;return e.localize!==i.localize||e.connected!==i.connected?!0:o===null?!1:typeof o=="string"?e.config!==i.config:nn(o).some(s=>e.states[s]!==i.states[s])}willUpdate(){this.hass&&this.subscription.follow(this.hass,this.config?.device_id)}render(){const{hass:t,config:e,answer:i}=this;if(t===void 0||e===void 0)return d;const o=ne(t,()=>{this.requestUpdate()});if(e.device_id===void 0)return H("card.choose_device",o);if(i==="loading")return H("card.loading",o);if(i==="not_loaded")return H("card.not_loaded",o);if(i===null)return H("card.unknown_device",o);const s=We(t,i,o.now);return Rn(s,e,o)}}_t([M({attribute:!1})],et.prototype,"hass");_t([b()],et.prototype,"config");_t([b()],et.prototype,"answer");function H(n,{translate:t}){return l`<ha-card><p class="notice">${t(n)}</p></ha-card>`}function Rn(n,t,e){const i=t.name??n.name;return l`<ha-card>
    ${xn(n,i,e)} ${zn(n,e)}
    ${n.quota&&!t.hide_quota?Cn(n.quota,e):d}
    ${t.hide_controls?d:l`<stellacontrol-controls
            .context=${e}
            .view=${n}
            .name=${i}
          ></stellacontrol-controls>`}
  </ha-card>`}const Nn=4,jn=8;function zn(n,t){const{translate:e}=t;if(n.bands.length===0)return l`<p class="notice">${e("bands.none")}</p>`;const i=n.bands.length,o=i>Nn?Math.ceil(i/2):i,s=i>jn?Math.ceil(i/2):i;return l`<ul
    class="bands"
    style="--wide: ${s}; --narrow: ${o}"
    aria-label=${e("bands.label")}
  >
    ${n.bands.map(r=>hn(r,t))}
  </ul>`}const Bn=J`
  :host {
    font-size: 14px;
  }
  .buttons,
  .answers,
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .answers {
    justify-content: flex-end;
  }
  button {
    all: unset;
    box-sizing: border-box;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: 36px;
    padding: 0 12px;
    border: 1px solid var(--line);
    border-radius: 18px;
    color: var(--text);
    font-weight: 500;
    cursor: pointer;
  }
  .buttons button {
    flex: 1 1 auto;
  }
  button:hover,
  button[aria-expanded="true"] {
    background: color-mix(in srgb, var(--text) 8%, transparent);
  }
  button[disabled],
  button[aria-disabled="true"] {
    opacity: 0.45;
    cursor: default;
  }
  button:focus-visible,
  select:focus-visible,
  .panel:focus-visible {
    outline: 2px solid var(--primary-color, #039be5);
    outline-offset: 2px;
  }
  .confirm {
    border-color: var(--text);
  }
  .cancel {
    border-color: transparent;
  }
  ha-icon {
    --mdc-icon-size: 18px;
    display: inline-flex;
    color: var(--quiet);
  }
  .panel {
    margin-top: 10px;
    padding: 12px;
    border: 1px solid var(--line);
    border-radius: 10px;
  }
  p {
    margin: 0 0 12px;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .fields {
    margin-bottom: 12px;
  }
  label {
    display: flex;
    flex: 1 1 120px;
    flex-direction: column;
    gap: 4px;
    color: var(--quiet);
    font-size: 12px;
  }
  select {
    min-height: 36px;
    padding: 0 8px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--card-background-color, #fff);
    color: var(--text);
    font: inherit;
    font-size: 14px;
  }
  .refusal {
    margin: 10px 0 0;
    padding: 10px 12px;
    border-inline-start: 4px solid var(--bad);
    border-radius: 4px;
    background: color-mix(in srgb, var(--bad) 10%, transparent);
    color: var(--text);
  }
  .refusal[hidden] {
    display: none;
  }
`;var Ln=Object.defineProperty,T=(n,t,e,i)=>{for(var o=void 0,s=n.length-1,r;s>=0;s--)(r=n[s])&&(o=r(t,e,o)||o);return o&&Ln(t,e,o),o};const Dn={boost:"mdi:rocket-launch-outline",recalibrate:"mdi:tune",reboot:"mdi:restart"},Hn=[5,15,30,60,180,360],Fn=15,Wn="10s",Gn=60;class k extends x{constructor(){super(...arguments),this.name="",this.isBusy=!1,this.refusal="",this.frequency=Wn,this.minutes=Fn,this.hasFocus=!1}static{this.styles=[$t,Bn]}willUpdate(t){this.hasFocus=this.shadowRoot?.activeElement instanceof HTMLElement;const e=t.get("view");if(e===void 0)return;const i=e.deviceId!==this.view.deviceId,o=this.open&&this.isAvailable(this.open)===void 0,s=e.boost?.isByUser&&!this.view.boost?.isByUser;i||o?this.show(void 0):s&&this.open===void 0&&(this.refusal="")}render(){return l`<div class="buttons">
        ${this.boostButton()} ${this.opener("recalibrate")} ${this.opener("reboot")}
      </div>
      ${this.panel()}
      <p class="refusal" role="alert" ?hidden=${!this.refusal}>${this.refusal}</p>`}updated(t){if(!t.has("open"))return;const e=t.get("open");if(!this.open&&!this.hasFocus)return;const i=this.open?".panel":`[data-command="${e??""}"]`;this.renderRoot.querySelector(i)?.focus()}isAvailable(t){return t==="boost"?this.view.presence!=="unavailable":this.view[t]?.isAvailable}boostButton(){if(!this.view.boost?.isByUser)return this.opener("boost");const{deviceId:t}=this.view,e=this.context.translate("controls.end_boost");return this.button("boost","mdi:rocket-launch",e,void 0,()=>this.perform(()=>ln(this.context.hass,t)))}opener(t){const e=this.context.translate(`controls.${t}`),i=this.open===t;return this.button(t,Dn[t],e,i,()=>{this.show(i?void 0:t)})}button(t,e,i,o,s){const r=this.isAvailable(t);return r===void 0?d:l`<button
      data-command=${t}
      aria-expanded=${o??d}
      aria-disabled=${this.isBusy?"true":d}
      ?disabled=${!r}
      @click=${()=>{this.isBusy||s()}}
    >
      <ha-icon icon=${e}></ha-icon>${i}
    </button>`}panel(){return this.open===void 0?d:l`<div
      class="panel"
      role="group"
      aria-label=${this.context.translate(`controls.${this.open}`)}
      tabindex="-1"
      @keydown=${t=>{t.key==="Escape"&&this.show(void 0)}}
    >
      ${this.open==="boost"?this.boostPanel():this.questionPanel(this.open)}
    </div>`}questionPanel(t){const{translate:e}=this.context,i=e(`controls.${t}_question`,{name:this.name}),o=this.view[t]?.entityId??"";return l`<p>${i}</p>
      ${this.answers(t,e(`controls.${t}`),()=>rn(this.context.hass,o))}`}boostPanel(){const{translate:t,formats:e}=this.context,i=Object.entries(on),o=s=>t("head.frequency",{period:e.period(s)});return l`<p>${t("controls.boost_explained")}</p>
      <div class="fields">
        <label
          >${t("controls.frequency")}
          <select
            name="frequency"
            @change=${s=>{this.frequency=Rt(s)}}
          >
            ${i.map(([s,r])=>It(s,o(r),s===this.frequency))}
          </select></label
        >
        <label
          >${t("controls.duration")}
          <select
            name="duration"
            @change=${s=>{this.minutes=Number(Rt(s))}}
          >
            ${Hn.map(s=>It(s,e.period(s*Gn),s===this.minutes))}
          </select></label
        >
      </div>
      ${this.answers("boost",t("controls.start"),()=>an(this.context.hass,this.view.deviceId,this.frequency,this.minutes))}`}answers(t,e,i){return l`<div class="answers">
      <button
        class="cancel"
        @click=${()=>{this.show(void 0)}}
      >
        ${this.context.translate("controls.cancel")}
      </button>
      <button
        class="confirm"
        aria-disabled=${this.isBusy?"true":d}
        ?disabled=${!this.isAvailable(t)}
        @click=${()=>this.perform(i)}
      >
        ${e}
      </button>
    </div>`}show(t){this.open=t,this.refusal=""}async perform(t){if(this.isBusy)return;const{deviceId:e}=this.view;this.isBusy=!0,this.refusal="";const i=await t().then(()=>"",async o=>await cn(this.context.hass,o)||this.context.translate("controls.failed"));this.isBusy=!1,e===this.view.deviceId&&(this.refusal=i,i||(this.open=void 0))}}T([M({attribute:!1})],k.prototype,"context");T([M({attribute:!1})],k.prototype,"view");T([M()],k.prototype,"name");T([b()],k.prototype,"open");T([b()],k.prototype,"isBusy");T([b()],k.prototype,"refusal");function It(n,t,e){return l`<option value=${n} ?selected=${e}>${t}</option>`}function Rt(n){return n.target.value}const ae="stellacontrol-repeater",Vn=24,Qn=[["uplink_power","graph.uplink_power"],["downlink_power","graph.downlink_power"],["band_usage","graph.band_usage"]];class Yn extends HTMLElement{static{this.noEditor=!0}static{this.registryDependencies=["entities"]}static async generate(t,e){await tt(e.language);const i=U(e.language),o={type:`custom:${Y}`,device_id:t.device_id},s=await en(e,t.device_id).catch(()=>null),r=e.config.components.includes("history"),a=s&&r?Zn(s,i):[],c={type:"heading",heading:i("graph.title")};return{type:"sections",max_columns:2,sections:[{type:"grid",cards:[o]},...a.length>0?[{type:"grid",cards:[c,...a]}]:[]]}}}function Zn({entities:n,bands:t},e){const i=n.temperature;return[...i===void 0?[]:[Nt(e("graph.temperature"),[{entity:i}])],...Qn.flatMap(([o,s])=>{const r=t.flatMap(({label:a,entities:{[o]:c}})=>c===void 0?[]:[{entity:c,name:a}]);return r.length>0?[Nt(e(s),r)]:[]})]}function Nt(n,t){return{type:"history-graph",title:n,hours_to_show:Vn,entities:t,grid_options:{columns:"full"}}}const jt="stellacontrol";class Jn extends HTMLElement{static{this.noEditor=!0}static{this.registryDependencies=["devices"]}static getCreateSuggestions(t){return{title:U(t.language)("dashboard.title"),icon:"mdi:radio-tower"}}static async generate(t,e){await tt(e.language);const i=U(e.language),o=await ie(e).catch(()=>{throw new Error(i("card.not_loaded"))});return{title:i("dashboard.title"),views:[{title:i("dashboard.fleet"),path:"fleet",type:"panel",cards:[{type:"custom:stellacontrol-fleet",views:!0}]},{title:i("dashboard.quota"),path:"quota",type:"panel",cards:[{type:"custom:stellacontrol-quota",views:!0}]},...o.map(Kn)]}}}function Kn({device_id:n,name:t}){return{title:t??"",path:n,subview:!0,strategy:{type:`custom:${ae}`,device_id:n}}}const dt=["alarm","offline","quota"],Xn=["over_power","feedback","automatic_shutdown","temperature"],ti={text:"",area:"",trouble:void 0};function ei(n,t,e){return t.map(i=>{const o=new bt(n,i.entities),s=Zt(o),r=Yt(o,i,e);return{repeater:i,name:i.name??"",area:n.areas[i.area_id??""]?.name??"",readings:o,presence:s,trouble:ni(o,s,r),quota:r}})}function ni(n,t,e){return n.isOn("alarm")?"alarm":t==="offline"||t==="unavailable"?"offline":e!==void 0&&e.health!=="good"?"quota":void 0}function ii(n){const t=n.state("alarm_event")?.attributes??{},e=Xn.find(o=>o===t.event_type);if(e===void 0)return;const{label:i}=t;return{kind:e,label:typeof i=="string"?i:""}}function oi(n,t){return le(n,({trouble:i})=>i===void 0?dt.length:dt.indexOf(i),t)}function si(n,t){return le(n,({quota:e})=>-(e?ri(e):0),t)}function ri({used:n=0,projected:t=0,limit:e}){return Math.max(n,t)/e}function le(n,t,e){const{compare:i}=new Intl.Collator(e,{numeric:!0});return n.map(o=>({member:o,rank:t(o)})).sort((o,s)=>o.rank-s.rank||i(o.member.name,s.member.name)).map(({member:o})=>o)}function zt(n,t){const e=t.text.trim().toLowerCase();return n.filter(({repeater:i,name:o,area:s,trouble:r})=>(t.area===""||i.area_id===t.area)&&(t.trouble===void 0||r===t.trouble)&&`${o} ${s} ${i.account}`.toLowerCase().includes(e))}function ai(n,t){const e=new Map;for(const{repeater:o,area:s}of n)o.area_id!==null&&s!==""&&e.set(o.area_id,s);const{compare:i}=new Intl.Collator(t,{numeric:!0});return[...e].sort(([,o],[,s])=>i(o,s))}const li=J`
  ha-card {
    container-type: inline-size;
    display: block;
    max-width: 1200px;
    margin: 0 auto;
    padding: 16px;
    color: var(--text);
    font-size: 14px;
    line-height: 1.4;
  }
  .quiet {
    color: var(--quiet);
  }
  .notice {
    margin: 0;
    padding: 24px 0;
    color: var(--quiet);
    text-align: center;
  }
  b {
    font-weight: 500;
  }
  ha-icon {
    --mdc-icon-size: 20px;
    display: inline-flex;
  }
  button,
  input,
  select {
    box-sizing: border-box;
    min-height: 36px;
    padding: 0 12px;
    border: 1px solid var(--line);
    border-radius: 18px;
    background: none;
    color: inherit;
    font: inherit;
  }
  button {
    cursor: pointer;
  }
  button[aria-disabled="true"] {
    opacity: 0.4;
    cursor: default;
  }
  select {
    background: var(--card-background-color, #fff);
  }
  input::placeholder {
    color: var(--quiet);
    opacity: 1;
  }
  :focus-visible {
    outline: 2px solid var(--primary-color, #039be5);
    outline-offset: 2px;
  }

  .tools,
  .kinds,
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .tools {
    justify-content: space-between;
    margin-bottom: 12px;
  }
  .filters > * {
    flex: 1 1 140px;
    min-width: 0;
  }
  .total {
    font-variant-numeric: tabular-nums;
  }
  .total > * {
    display: block;
  }
  .kind[aria-pressed="true"] {
    border-color: var(--text);
    background: var(--faint);
  }
  .kind.alarm b,
  .kind.offline b,
  .kind.quota b {
    display: inline-block;
    min-width: 1.4em;
    border-radius: 1em;
    text-align: center;
    background: color-mix(in srgb, var(--bad) 25%, transparent);
  }
  .kind.quota b {
    background: color-mix(in srgb, var(--warn) 35%, transparent);
  }

  .rows {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .row {
    display: grid;
    grid-template-columns: 24px 3fr 3fr 1fr 1.6fr 2fr;
    align-items: center;
    gap: 2px 12px;
    min-height: 52px;
    padding: 4px 8px;
    border-top: 1px solid var(--line);
    color: inherit;
    text-decoration: none;
    font-variant-numeric: tabular-nums;
  }
  .row:hover {
    background: color-mix(in srgb, var(--text) 5%, transparent);
  }
  .row > * {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .who > * {
    display: block;
  }
  .who .quiet {
    font-size: 12px;
  }
  .mark {
    color: var(--quiet);
  }
  .good .mark {
    color: var(--good);
  }
  .alarm .mark,
  .offline .mark {
    color: var(--bad);
  }
  .row.quota .mark {
    color: var(--warn);
  }
  .row.alarm .state,
  .row.offline .state,
  .row.quota .state {
    font-weight: 500;
  }
  .age,
  .share {
    font-size: 12px;
  }
  .bar {
    position: relative;
    display: block;
    height: 6px;
    border-radius: 3px;
    background: var(--faint);
    overflow: hidden;
    --used: var(--primary-color, #039be5);
  }
  .bar.at_risk {
    --used: var(--warn);
  }
  .bar.exhausted {
    --used: var(--bad);
  }
  .bar i {
    position: absolute;
    inset: 0 auto 0 0;
    background: var(--used);
  }
  .bar .projected {
    opacity: 0.4;
  }
  @container (max-width: 640px) {
    .row {
      grid-template-columns: 24px 1fr auto;
      padding: 8px 4px;
    }
    .row .state {
      grid-column: 2;
      grid-row: 2;
    }
    .row .temperature,
    .row .age {
      grid-column: 3;
      text-align: end;
    }
    .row .share {
      grid-column: 2 / -1;
    }
    .filters {
      flex: 1 1 100%;
    }
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  caption {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  th,
  td {
    padding: 8px;
    border-top: 1px solid var(--line);
    text-align: start;
    font-weight: 400;
  }
  thead th {
    border: 0;
    color: var(--quiet);
    font-size: 12px;
  }
  tbody th {
    width: 40%;
    overflow-wrap: anywhere;
  }
  td.number,
  th.number {
    text-align: end;
  }
  td .quiet {
    display: block;
    font-size: 12px;
  }
  th a {
    display: block;
    margin-bottom: 4px;
    color: inherit;
    font-weight: 500;
    text-decoration: none;
  }
  th a:hover {
    text-decoration: underline;
  }
  .narrow {
    display: none;
    margin-top: 4px;
    font-size: 12px;
    font-weight: 500;
  }
  .at_risk .wide:last-child,
  .exhausted .wide:last-child {
    font-weight: 500;
  }
  @container (max-width: 640px) {
    .wide {
      display: none;
    }
    /* The only place left for what matters. */
    .narrow {
      display: block;
    }
    th,
    td {
      padding: 8px 4px;
    }
  }

  .pager {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 12px;
    padding-top: 12px;
    border-top: 1px solid var(--line);
  }
  .pager button {
    width: 44px;
    padding: 0;
  }
`;class ci{constructor(t){this.tell=t,this.isRefused=!1}follow(t){if(!this.isNews(t))return;const{devices:e,entities:i,config:o}=t,s={devices:e,entities:i,config:o};this.askedWith=s;const r=a=>{this.askedWith===s&&(this.isRefused=a==="not_loaded",this.tell(a))};ie(t).then(r,()=>{r("not_loaded")})}isNews(t){const e=this.askedWith;return e?.devices!==t.devices||e.entities!==t.entities||this.isRefused&&e.config!==t.config}}function di(n,t,e,{translate:i}){return l`<div class="filters" role="search">
    <input
      type="search"
      aria-label=${i("fleet.search")}
      placeholder=${i("fleet.search")}
      .value=${n.text}
      @input=${o=>{e({text:o.target.value})}}
    />
    ${t.length===0?d:l`<select
            aria-label=${i("fleet.area")}
            @change=${o=>{e({area:o.target.value})}}
          >
            <option value="" .selected=${n.area===""}>
              ${i("fleet.all_areas")}
            </option>
            ${t.map(([o,s])=>l`<option value=${o} .selected=${n.area===o}>
                  ${s}
                </option>`)}
          </select>`}
  </div>`}function ui(n,t,e,{translate:i}){if(t===1)return d;const o=(s,r,a)=>{const c=s>=0&&s<t;return l`<button
      aria-label=${r}
      title=${r}
      aria-disabled=${c?d:"true"}
      @click=${()=>{c&&e(s)}}
    >
      <ha-icon icon=${a}></ha-icon>
    </button>`};return l`<nav class="pager" aria-label=${i("fleet.pages")}>
    ${o(n-1,i("fleet.previous"),"mdi:chevron-left")}
    <span aria-live="polite"
      >${i("fleet.page",{page:n+1,pages:t})}</span
    >
    ${o(n+1,i("fleet.next"),"mdi:chevron-right")}
  </nav>`}var hi=Object.defineProperty,D=(n,t,e,i)=>{for(var o=void 0,s=n.length-1,r;s>=0;s--)(r=n[s])&&(o=r(t,e,o)||o);return o&&hi(t,e,o),o};const lt=25;class S extends x{constructor(){super(),this.filter=ti,this.answer="loading",this.page=0,this.listing=new ci(t=>{this.answer=t}),Vt(this)}static{this.styles=[$t,li]}setConfig(t){this.config=t}getCardSize(){return 12}getGridOptions(){return{columns:"full",rows:"auto"}}hrefOf({repeater:t}){const e=location.pathname.split("/")[1]??"";return this.config?.views?`/${e}/${t.device_id}`:`/config/devices/device/${t.device_id}`}shouldUpdate(t){const e=t.get("hass");return t.size!==1||e===void 0||this.hass===void 0?!0:(this.listing.follow(this.hass),e.localize!==this.hass.localize||this.hasTurned(e,this.hass))}hasTurned(t,e){return typeof this.answer=="string"?!1:this.answer.some(({entities:{alarm:i="",connected:o=""}})=>[i,o].some(s=>t.states[s]!==e.states[s]))}willUpdate(){this.hass&&this.listing.follow(this.hass)}render(){const{hass:t,answer:e}=this;if(t===void 0||this.config===void 0)return d;const i=ne(t,()=>{this.requestUpdate()});if(typeof e!="string")return this.list(ei(t,e,i.now),i);const o=e==="loading"?"fleet.loading":"card.not_loaded";return l`<ha-card><p class="notice">${i.translate(o)}</p></ha-card>`}list(t,e){const{translate:i,hass:o}=e,s=ai(t,o.language),r=s.some(([nt])=>nt===this.filter.area)?this.filter.area:"",a={...this.filter,area:r},c=zt(t,{...a,trouble:void 0}),h=this.sort(zt(t,a),o.language),p=Math.max(1,Math.ceil(h.length/lt)),u=Math.min(this.page,p-1),f=h.slice(u*lt,(u+1)*lt),m=this.narrow.bind(this),E=nt=>{this.page=nt};return l`<ha-card>
      <div class="tools">
        ${this.summary(c,e)} ${di(a,s,m,e)}
      </div>
      ${f.length===0?l`<p class="notice">
              ${i(t.length===0?"fleet.none":"fleet.none_found")}
            </p>`:this.rows(f,e)}
      ${ui(u,p,E,e)}
    </ha-card>`}narrow(t){this.filter={...this.filter,...t},this.page=0}}D([M({attribute:!1})],S.prototype,"hass");D([b()],S.prototype,"filter");D([b()],S.prototype,"config");D([b()],S.prototype,"answer");D([b()],S.prototype,"page");function ce({used:n,projected:t,limit:e,health:i}){const o=(s=0)=>Math.min(100,s/e*100);return l`<span class="bar ${i}" aria-hidden="true"
    ><i class="projected" style="width: ${o(t)}%"></i
    ><i class="used" style="width: ${o(n)}%"></i
  ></span>`}const pi={alarm:"mdi:alert",offline:"mdi:lan-disconnect",quota:"mdi:gauge-full",unknown:"mdi:help-circle-outline"},fi={over_power:"condition.over_power",feedback:"condition.feedback",automatic_shutdown:"lamp.automatic_shutdown",temperature:"fleet.too_hot"};class mi extends S{constructor(){super(...arguments),this.sort=oi}summary(t,e){const{translate:i}=e;return l`<div class="kinds" role="group" aria-label=${i("fleet.kinds")}>
      ${this.kind(void 0,t,e)}
      ${dt.map(o=>this.kind(o,t,e))}
    </div>`}kind(t,e,{translate:i,formats:o}){const s=t===void 0?e.length:e.filter(r=>r.trouble===t).length;return l`<button
      class="kind ${s>0?t??"":""}"
      aria-pressed=${this.filter.trouble===t?"true":"false"}
      @click=${()=>{this.narrow({trouble:t})}}
    >
      <b>${o.number(s)}</b> ${i(`fleet.${t??"all"}`)}
    </button>`}rows(t,e){return l`<ul class="rows" aria-label=${e.translate("dashboard.title")}>
      ${t.map(i=>l`<li>${this.row(i,e)}</li>`)}
    </ul>`}row(t,e){const{readings:i,quota:o,trouble:s,presence:r}=t,a=s===void 0&&r==="online",{translate:c,formats:h,now:p}=e,u=i.moment("last_message");return l`<a
      class="row ${a?"good":s??""}"
      href=${this.hrefOf(t)}
    >
      <ha-icon
        class="mark"
        icon=${a?"mdi:check-circle-outline":pi[s??"unknown"]}
      ></ha-icon>
      <span class="who">
        <b>${t.name}</b>
        ${t.area?l`<span class="quiet">${t.area}</span>`:d}
      </span>
      <span class="state">${gi(t,e)}</span>
      <span class="temperature">${i.value("temperature")?.text??d}</span>
      <span class="age quiet"
        >${u===void 0?c("head.no_message"):h.age(u,p)}</span
      >
      <span class="share">
        ${o?.used===void 0?d:l`${ce(o)}
                <span
                  >${c("fleet.quota_used",{share:h.share(o.used/o.limit)})}</span
                >`}
      </span>
    </a>`}}function gi({trouble:n,readings:t,presence:e,quota:i},{translate:o}){if(n==="alarm"){const s=ii(t);return s===void 0?o("fleet.alarm"):`${o(fi[s.kind])} ${s.label}`.trim()}return e==="unavailable"?o("head.unavailable"):n==="quota"?o(i?.health==="exhausted"?"quota.exhausted":"fleet.quota"):Jt(t)?.text??""}class bi extends S{constructor(){super(...arguments),this.sort=si}summary(t,e){const{translate:i,formats:o}=e,s=t.flatMap(({quota:a})=>a?.used===void 0?[]:[a]);if(s.length===0)return d;const r=a=>o.number(s.reduce((c,h)=>c+(a(h)??0),0));return l`<div class="total">
      <b>
        ${i("quota.used",{used:r(({used:a})=>a),limit:r(({limit:a})=>a)})}
      </b>
      ${s.some(({projected:a})=>a!==void 0)?l`<span class="quiet">
              ${i("quota.projected",{projected:r(({projected:a,used:c})=>a??c)})}
            </span>`:d}
    </div>`}rows(t,e){const{translate:i}=e;return l`<table>
      <caption>
        ${i("quota.title")}
      </caption>
      <thead>
        <tr>
          <th scope="col">${i("editor.device")}</th>
          <th scope="col" class="number">${i("quota.column_used")}</th>
          <th scope="col" class="number">${i("quota.column_projected")}</th>
          <th scope="col" class="number wide">${i("quota.column_limit")}</th>
          <th scope="col" class="wide">${i("quota.column_outcome")}</th>
        </tr>
      </thead>
      <tbody>
        ${t.map(o=>this.row(o,e))}
      </tbody>
    </table>`}row(t,e){const{quota:i}=t,{formats:o}=e,s=r=>r===void 0?"–":o.number(r);return l`<tr class=${i?.health??""}>
      <th scope="row">
        <a href=${this.hrefOf(t)}>${t.name}</a>
        ${i?ce(i):d}
        ${i&&i.health!=="good"?l`<span class="narrow">${Bt(i,e)}</span>`:d}
      </th>
      <td class="number">
        ${s(i?.used)}
        ${i?.used===void 0?d:l`<span class="quiet">
                ${o.share(i.used/i.limit)}
              </span>`}
      </td>
      <td class="number">${s(i?.projected)}</td>
      <td class="number wide">${s(i?.limit)}</td>
      <td class="wide">${i?Bt(i,e):d}</td>
    </tr>`}}function Bt(n,{translate:t,formats:e}){return n.health==="exhausted"?t("quota.exhausted"):n.runsOutAt!==void 0?t("quota.runs_out",{day:e.day(n.runsOutAt)}):n.health==="at_risk"?t("fleet.quota"):t("quota.resets",{day:e.day(n.resetsAt,"UTC")})}const de="https://github.com/ha-stellacontrol/ha-stellacontrol";function P(n,t){return customElements.get(n)?!1:(customElements.define(n,t),!0)}function Z(n){return U(te())(n)}tt(navigator.language);P("stellacontrol-controls",k);P("stellacontrol-fleet",mi);P("stellacontrol-quota",bi);P(`ll-strategy-view-${ae}`,Yn);P(Y,et)&&(window.customCards??=[],window.customCards.push({type:Y,get name(){return Z("card.name")},get description(){return Z("card.description")},preview:!0,documentationURL:de,getEntitySuggestion:yn}));P(`ll-strategy-dashboard-${jt}`,Jn)&&(window.customStrategies??=[],window.customStrategies.push({type:jt,strategyType:"dashboard",get name(){return Z("dashboard.name")},get description(){return Z("dashboard.description")},documentationURL:de}));
